-- Who changed what, and when. Written in the transaction of the change, so neither exists without the other.

CREATE TABLE audit (
  sequence     bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  id           uuid        NOT NULL UNIQUE,
  done_at      timestamptz NOT NULL,
  account_id   uuid        REFERENCES account,
  course_id    uuid        REFERENCES course,
  action       text        NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$' AND length(action) <= 80),
  subject_kind text        NOT NULL CHECK (subject_kind ~ '^[a-z]+(-[a-z]+)*$' AND length(subject_kind) <= 40),
  subject      text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  before       jsonb       CHECK (jsonb_typeof(before) = 'object'),
  after        jsonb       CHECK (jsonb_typeof(after) = 'object')
);
CREATE INDEX audit_of_course ON audit (course_id, sequence);
CREATE INDEX audit_of_subject ON audit (subject, sequence);
CREATE INDEX audit_of_action ON audit (action, sequence);
COMMENT ON TABLE audit IS 'What people and the system changed. Append-only; holds no secret.';
COMMENT ON COLUMN audit.sequence IS 'The order in which entries were stored: clocks may be set back, this is not.';
COMMENT ON COLUMN audit.account_id IS 'Who did it; null for the system itself and for guests.';
COMMENT ON COLUMN audit.course_id IS 'The course whose instructors may read it, where it is a course''s affair.';
COMMENT ON COLUMN audit.action IS 'What was done, as in enrolment.changed.';
COMMENT ON COLUMN audit.subject IS 'The id of what it was done to.';
COMMENT ON COLUMN audit.before IS 'The fields that changed, as they were; null where there was nothing.';
COMMENT ON COLUMN audit.after IS 'The fields that changed, as they are now; null where nothing is left.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
