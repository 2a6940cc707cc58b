-- Teaching assistants and authors; sections of courses; invitations that are taken back; addresses for mail.

ALTER TABLE enrolment DROP CONSTRAINT enrolment_role_check;
ALTER TABLE enrolment ADD CONSTRAINT enrolment_role_known
  CHECK (role IN ('LEARNER', 'ASSISTANT', 'INSTRUCTOR', 'AUTHOR'));
ALTER TABLE invitation_course DROP CONSTRAINT invitation_course_role_check;
ALTER TABLE invitation_course ADD CONSTRAINT invitation_course_role_known
  CHECK (role IN ('LEARNER', 'ASSISTANT', 'INSTRUCTOR', 'AUTHOR'));
COMMENT ON COLUMN enrolment.role IS 'ASSISTANT sees and grades what learners do, AUTHOR sees the course and writes quizzes, INSTRUCTOR runs it.';

CREATE TABLE section (
  id         uuid        PRIMARY KEY,
  course_id  uuid        NOT NULL REFERENCES course,
  name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL,
  CONSTRAINT section_name_once UNIQUE (course_id, name),
  UNIQUE (course_id, id)
);
COMMENT ON TABLE section IS 'A part of a course''s people, as a class that meets at its own hour.';

CREATE TABLE section_member (
  section_id uuid NOT NULL,
  account_id uuid NOT NULL,
  course_id  uuid NOT NULL,
  PRIMARY KEY (section_id, account_id),
  FOREIGN KEY (course_id, section_id) REFERENCES section (course_id, id) ON DELETE CASCADE,
  FOREIGN KEY (course_id, account_id) REFERENCES enrolment (course_id, account_id)
);
CREATE INDEX section_member_of_account ON section_member (course_id, account_id);
COMMENT ON TABLE section_member IS 'Who is in which sections. An assistant in some sees the learners of these alone, one in none sees all.';

ALTER TABLE invitation ADD COLUMN revoked_at timestamptz;
COMMENT ON COLUMN invitation.revoked_at IS 'When it was taken back, unused.';
CREATE INDEX invitation_of_course ON invitation_course (course_id, invitation_id);

ALTER TABLE account ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254 AND email LIKE '%_@_%');
COMMENT ON COLUMN account.email IS 'Where mail goes. Not unique, proves nothing about who somebody is, and never links accounts.';
