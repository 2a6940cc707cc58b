-- Accounts of other systems: no person, no password, tokens alone.

ALTER TABLE account DROP CONSTRAINT account_origin_known;
ALTER TABLE account ADD CONSTRAINT account_origin_known
  CHECK (origin IN ('DEMO', 'INVITATION', 'ROSTER', 'IDENTITY', 'MACHINE'));
ALTER TABLE account ADD CONSTRAINT account_machine_has_no_way_in
  CHECK (origin <> 'MACHINE' OR (password_hash IS NULL AND email IS NULL AND role = 'MEMBER'));
CREATE INDEX account_machine ON account (id) WHERE origin = 'MACHINE';
COMMENT ON COLUMN account.origin IS
  'ROSTER: made by a class list; IDENTITY: by signing in with a provider; MACHINE: another system''s, which has tokens and cannot sign in. DEMO accounts are let in only while the server runs as a demonstration on loopback.';
