-- Learning management systems that register themselves (LTI Dynamic Registration 1.0), and what is seen of them.

ALTER TABLE lti_registration
  DROP CONSTRAINT lti_registration_state_check,
  ADD CONSTRAINT lti_registration_state_check CHECK (state IN ('PENDING', 'ACTIVE', 'OFF')),
  ADD COLUMN login_seen_at timestamptz;
COMMENT ON COLUMN lti_registration.state IS 'PENDING: the system registered itself, and an administrator has to look at it first.';
COMMENT ON COLUMN lti_registration.login_seen_at IS 'When it last began a login.';

CREATE TABLE lti_invitation (
  id              uuid        PRIMARY KEY,
  secret          sha256      NOT NULL UNIQUE,
  made_by         uuid        NOT NULL REFERENCES account,
  made_at         timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  used_at         timestamptz,
  registration_id uuid        REFERENCES lti_registration,
  CONSTRAINT lti_invitation_used CHECK (registration_id IS NULL OR used_at IS NOT NULL)
);
CREATE INDEX lti_invitation_made_by ON lti_invitation (made_by);
CREATE INDEX lti_invitation_of_registration ON lti_invitation (registration_id);
COMMENT ON TABLE lti_invitation IS 'Leave for one system to register itself, once.';
COMMENT ON COLUMN lti_invitation.used_at IS 'When it began to; taken back where it came to nothing before the system was told anything.';
