-- Invitations and links for passwords that go by mail. The mail itself is a job: it is scheduled in the
-- transaction of its cause, and gone once the mail is sent.

ALTER TABLE invitation ADD COLUMN email text
  CHECK (length(email) BETWEEN 3 AND 254 AND email !~ '[[:cntrl:][:space:]]');
COMMENT ON COLUMN invitation.email IS
  'Where it was sent, where it was; whoever redeems it showed that they read mail there. Only they know its secret: it is drawn when the mail is written.';
