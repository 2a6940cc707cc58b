-- Keys that sign are sealed with a key from outside the database, where the operator gives one.

ALTER TABLE webhook DROP CONSTRAINT webhook_signing_key_check;
ALTER TABLE webhook DROP CONSTRAINT webhook_former_key_check;
ALTER TABLE webhook
  ADD COLUMN signing_key_seal text CHECK (signing_key_seal ~ '^[0-9a-f]{16}$'),
  ADD COLUMN former_key_seal text CHECK (former_key_seal ~ '^[0-9a-f]{16}$'),
  ADD CONSTRAINT webhook_signing_key_length CHECK (octet_length(signing_key) BETWEEN 24 AND 128),
  ADD CONSTRAINT webhook_former_key_length CHECK (octet_length(former_key) BETWEEN 24 AND 128);
COMMENT ON COLUMN webhook.signing_key IS 'Signs messages, so it is here and no digest of it; sealed by AES-GCM where a seal is named. Shown once, when it is made.';
COMMENT ON COLUMN webhook.signing_key_seal IS 'Which key from the environment sealed it; null where it is as it is.';
COMMENT ON COLUMN webhook.former_key_seal IS 'The same for the former key.';
