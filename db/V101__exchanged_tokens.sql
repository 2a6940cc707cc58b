-- Short-lived tokens that other systems get for a token of theirs by OAuth 2.0.

ALTER TABLE access_token
  ADD COLUMN exchanged_for uuid REFERENCES access_token ON DELETE CASCADE,
  ADD CONSTRAINT access_token_exchanged_for_another CHECK (exchanged_for <> id);
CREATE INDEX access_token_exchanged ON access_token (exchanged_for, id) WHERE exchanged_for IS NOT NULL;
COMMENT ON COLUMN access_token.exchanged_for IS
  'The token that a client showed as its secret (OAuth 2.0, client credentials) to get this one: it ends with that one and can do no more. Null for all others.';
