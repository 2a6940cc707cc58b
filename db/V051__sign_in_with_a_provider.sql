-- Signing in with an OpenID Connect provider.

CREATE TABLE identity (
  id         uuid        PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES account,
  issuer     text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 2000),
  subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  linked_at  timestamptz NOT NULL,
  CONSTRAINT identity_once UNIQUE (issuer, subject)
);
CREATE INDEX identity_of_account ON identity (account_id, id);
COMMENT ON TABLE identity IS 'Who a person is at a provider. Issuer and subject alone name them there; names and addresses prove nothing.';

CREATE TABLE sign_in_flow (
  id            uuid        PRIMARY KEY,
  state         sha256      NOT NULL,
  browser       sha256      NOT NULL,
  nonce         text        NOT NULL CHECK (length(nonce) BETWEEN 1 AND 100),
  verifier      text        NOT NULL CHECK (length(verifier) BETWEEN 43 AND 128),
  account_id    uuid        REFERENCES account,
  invitation_id uuid        REFERENCES invitation,
  continues_at  text        NOT NULL CHECK (continues_at ~ '^/' AND length(continues_at) <= 2000),
  expires_at    timestamptz NOT NULL,
  CONSTRAINT sign_in_flow_state_once UNIQUE (state)
);
CREATE INDEX sign_in_flow_expired ON sign_in_flow (expires_at);
COMMENT ON TABLE sign_in_flow IS 'A browser that is at the provider. Gone when it comes back, whatever comes of it.';
COMMENT ON COLUMN sign_in_flow.state IS 'SHA-256 of what comes back in the address.';
COMMENT ON COLUMN sign_in_flow.browser IS 'SHA-256 of a cookie: another browser cannot end what this one began.';
COMMENT ON COLUMN sign_in_flow.verifier IS 'PKCE: worth nothing without the code, which goes to the browser alone.';
COMMENT ON COLUMN sign_in_flow.account_id IS 'The account to be linked; null for signing in.';
COMMENT ON COLUMN sign_in_flow.invitation_id IS 'The invitation that is to be accepted by it.';
COMMENT ON COLUMN sign_in_flow.continues_at IS 'The page of ours where the browser goes then.';
