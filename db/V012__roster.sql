-- Accounts that a class list makes, before their owners have seen them.

ALTER TABLE account DROP CONSTRAINT account_origin_check;
ALTER TABLE account ADD CONSTRAINT account_origin_known
  CHECK (origin IN ('DEMO', 'INVITATION', 'ROSTER', 'IDENTITY'));
COMMENT ON COLUMN account.origin IS
  'ROSTER: made by a class list; IDENTITY: by signing in with a provider. DEMO accounts are let in only while the server runs as a demonstration on loopback.';

ALTER TABLE account DROP CONSTRAINT account_username_check;
ALTER TABLE account ADD CONSTRAINT account_username_form
  CHECK (username ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$');
COMMENT ON COLUMN account.username IS 'The name to sign in with; it may have the form of an address and is none.';
