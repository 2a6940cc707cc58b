-- Signing in with a browser: sessions on the server's side, and links by which a password is set.

CREATE TABLE web_session (
  id          uuid        PRIMARY KEY,
  account_id  uuid        NOT NULL REFERENCES account,
  digest      sha256      NOT NULL,
  created_at  timestamptz NOT NULL,
  seen_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  CONSTRAINT web_session_digest_once UNIQUE (digest),
  CHECK (expires_at > created_at)
);
CREATE INDEX web_session_of_account ON web_session (account_id, id);
COMMENT ON TABLE web_session IS 'A browser in which somebody signed in. The cookie''s value is kept nowhere.';
COMMENT ON COLUMN web_session.digest IS 'SHA-256 of the cookie''s value, which has 256 random bits.';
COMMENT ON COLUMN web_session.seen_at IS 'When it was last used, to the minute or so.';
COMMENT ON COLUMN web_session.expires_at IS 'The end, however much it is used; without use it ends earlier.';

CREATE TABLE password_link (
  id          uuid        PRIMARY KEY,
  account_id  uuid        NOT NULL REFERENCES account,
  digest      sha256      NOT NULL,
  made_by     uuid        REFERENCES account,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  CONSTRAINT password_link_digest_once UNIQUE (digest),
  CHECK (expires_at > created_at)
);
CREATE INDEX password_link_of_account ON password_link (account_id, id);
COMMENT ON TABLE password_link IS 'Leave to set an account''s password, once. A new one ends those before it.';
COMMENT ON COLUMN password_link.made_by IS 'Who handed it out; null where the account''s owner asked for it by mail.';

ALTER TABLE access_token ADD COLUMN used_at timestamptz;
COMMENT ON COLUMN access_token.used_at IS 'When it was last used, to the minute or so.';
