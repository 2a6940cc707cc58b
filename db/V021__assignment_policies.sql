-- What an assignment can ask for: a time limit, penalties, an order, an access code, exam mode; that
-- it can be changed, released by hand and withdrawn; what is agreed with single learners, and what
-- is done to it while it runs.

ALTER TABLE course ADD COLUMN zone text NOT NULL DEFAULT 'UTC' CHECK (length(zone) BETWEEN 1 AND 100);
COMMENT ON COLUMN course.zone IS 'IANA time zone in which dates are shown to people; instants are kept in UTC whatever it is.';

ALTER TABLE assignment
  ADD COLUMN time_limit_seconds  integer     CHECK (time_limit_seconds BETWEEN 1 AND 31536000),
  ADD COLUMN penalty_attempt     mark        NOT NULL DEFAULT 0,
  ADD COLUMN penalty_wrong       mark        NOT NULL DEFAULT 0,
  ADD COLUMN exercise_order      text        NOT NULL DEFAULT 'AS_WRITTEN'
    CHECK (exercise_order IN ('AS_WRITTEN', 'SHUFFLED')),
  ADD COLUMN drafts              text        NOT NULL DEFAULT 'LEFT'
    CHECK (drafts IN ('LEFT', 'HANDED_IN')),
  ADD COLUMN guard               text        NOT NULL DEFAULT 'NONE'
    CHECK (guard IN ('NONE', 'EXAM')),
  ADD COLUMN access_code_digest  sha256,
  ADD COLUMN released_at         timestamptz,
  ADD COLUMN withdrawn_at        timestamptz,
  ADD COLUMN arranged            boolean     NOT NULL DEFAULT false,
  DROP CONSTRAINT assignment_release_check,
  ADD CONSTRAINT assignment_release_check
    CHECK (release IN ('AT_ONCE', 'AFTER_ATTEMPT', 'AFTER_CLOSING', 'BY_HAND')),
  ADD CONSTRAINT assignment_exam_closes CHECK (guard <> 'EXAM' OR closes_at IS NOT NULL);
COMMENT ON COLUMN assignment.time_limit_seconds IS 'How long an attempt may take; null for as long as the schedule lets it.';
COMMENT ON COLUMN assignment.penalty_attempt IS 'Share of an attempt''s points taken off for each attempt before it.';
COMMENT ON COLUMN assignment.penalty_wrong IS 'Share of an exercise''s point taken off for each wrong answer to it in the same attempt.';
COMMENT ON COLUMN assignment.drafts IS 'What becomes of drafts when an attempt''s time is over.';
COMMENT ON COLUMN assignment.guard IS 'EXAM: while it is open, guests and its learners hear of a replay only verdict, line and code.';
COMMENT ON COLUMN assignment.access_code_digest IS 'SHA-256 of the assignment''s id and the code that is told in the room; null where none is asked for.';
COMMENT ON COLUMN assignment.released_at IS 'When somebody who teaches released feedback, where it is released by hand.';
COMMENT ON COLUMN assignment.withdrawn_at IS 'From then on learners see it no more; attempts and answers stay.';
COMMENT ON COLUMN assignment.arranged IS 'Whether it has accommodations or interventions at all: an answer need not look for them otherwise.';

CREATE INDEX assignment_exam ON assignment (closes_at) WHERE guard = 'EXAM' AND withdrawn_at IS NULL;

CREATE TABLE accommodation (
  assignment_id uuid        NOT NULL REFERENCES assignment,
  account_id    uuid        NOT NULL REFERENCES account,
  time_percent  integer     NOT NULL CHECK (time_percent BETWEEN 100 AND 1000),
  more_minutes  integer     NOT NULL CHECK (more_minutes BETWEEN 0 AND 525600),
  more_attempts integer     NOT NULL CHECK (more_attempts BETWEEN 0 AND 1000),
  opens_at      timestamptz,
  due_at        timestamptz,
  closes_at     timestamptz,
  reason        text        NOT NULL CHECK (length(reason) <= 1000),
  agreed_at     timestamptz NOT NULL,
  agreed_by     uuid        NOT NULL REFERENCES account,
  PRIMARY KEY (assignment_id, account_id),
  CHECK (opens_at < closes_at),
  CHECK (due_at <= closes_at)
);
CREATE INDEX accommodation_of_account ON accommodation (account_id);
COMMENT ON TABLE accommodation IS 'What was agreed with one learner about an assignment. Its changes are in the audit log.';
COMMENT ON COLUMN accommodation.time_percent IS 'What the time limit is multiplied by, in percent.';
COMMENT ON COLUMN accommodation.more_minutes IS 'Added to the time limit, and to due and closing where no own date stands.';
COMMENT ON COLUMN accommodation.reason IS 'Private: for those who teach alone, never shown to the learner or others.';

CREATE TABLE intervention (
  id            uuid        PRIMARY KEY,
  sequence      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  assignment_id uuid        NOT NULL REFERENCES assignment,
  account_id    uuid        REFERENCES account,
  kind          text        NOT NULL CHECK (kind IN ('PAUSE', 'RESUME', 'EXTEND')),
  minutes       integer     CHECK (minutes BETWEEN 1 AND 10080),
  done_at       timestamptz NOT NULL,
  done_by       uuid        NOT NULL REFERENCES account,
  CHECK ((kind = 'EXTEND') = (minutes IS NOT NULL))
);
CREATE INDEX intervention_of_assignment ON intervention (assignment_id, sequence);
COMMENT ON TABLE intervention IS 'That an assignment was paused, resumed or extended while it ran. Append-only.';
COMMENT ON COLUMN intervention.sequence IS 'The order in which they were done: clocks may be set back, this is not.';
COMMENT ON COLUMN intervention.account_id IS 'The learner whom alone it concerns; null for the class.';

CREATE TABLE creation (
  account_id      uuid        NOT NULL REFERENCES account,
  route           text        NOT NULL CHECK (length(route) BETWEEN 1 AND 300),
  idempotency_key text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  request_digest  sha256      NOT NULL,
  made            uuid        NOT NULL,
  made_at         timestamptz NOT NULL,
  CONSTRAINT creation_key_once PRIMARY KEY (account_id, route, idempotency_key)
);
COMMENT ON TABLE creation IS 'What an Idempotency-Key made, so that the same request again makes nothing more. Attempts and answers keep their keys themselves. Append-only.';
COMMENT ON COLUMN creation.route IS 'Method and path of the request.';
COMMENT ON COLUMN creation.request_digest IS 'SHA-256 of the body: one key with another request is a mistake of the client.';
COMMENT ON COLUMN creation.made IS 'The id of what was made.';

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['intervention', 'creation']
  LOOP
    EXECUTE format(
      'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      history);
    EXECUTE format(
      'CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      history);
  END LOOP;
END
$$;
