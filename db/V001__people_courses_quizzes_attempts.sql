-- Ackademy's data. PostgreSQL 15 or newer.
--
-- Ids are UUIDs of version 7, made by the application: they sort by time and tell a stranger nothing.
-- Instants are timestamptz, set by the application's clock and never by the database's.
-- Texts for people are jsonb objects from language to text: {"ko": "…", "en": "…"}.
-- Secrets are kept only as hashes: passwords as Argon2id strings, tokens as SHA-256 of 32 random octets.
-- History is append-only: triggers at the end of this file refuse every UPDATE and DELETE of it.

CREATE DOMAIN texts AS jsonb
  CHECK (jsonb_typeof(VALUE) = 'object' AND (VALUE ? 'en' OR VALUE ? 'ko'));

CREATE DOMAIN sha256 AS bytea
  CHECK (octet_length(VALUE) = 32);

-- A mark is from 0 to 1; what it is worth in points is the exercise's or assignment's affair.
CREATE DOMAIN mark AS numeric(7, 6)
  CHECK (VALUE BETWEEN 0 AND 1);

-- ---------------------------------------------------------------------------------------- people

CREATE TABLE organisation (
  id         uuid        PRIMARY KEY,
  slug       text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE organisation IS 'A school, company or department that gives courses.';

CREATE TABLE account (
  id            uuid        PRIMARY KEY,
  username      text        NOT NULL CHECK (username ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  display_name  text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  password_hash text        CHECK (password_hash LIKE '$argon2id$%'),
  role          text        NOT NULL CHECK (role IN ('MEMBER', 'ADMINISTRATOR')),
  origin        text        NOT NULL CHECK (origin IN ('DEMO', 'INVITATION')),
  created_at    timestamptz NOT NULL,
  disabled_at   timestamptz,
  CONSTRAINT account_username_once UNIQUE (username)
);
COMMENT ON TABLE account IS 'A person who can sign in. What they may do in a course is their enrolment''s affair.';
COMMENT ON COLUMN account.password_hash IS 'Argon2id in PHC string form; null where the person has no password here.';
COMMENT ON COLUMN account.origin IS 'DEMO accounts are let in only while the server runs as a demonstration on loopback.';

CREATE TABLE access_token (
  id         uuid        PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES account,
  name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  digest     sha256      NOT NULL,
  scopes     text        NOT NULL CHECK (scopes ~ '^[a-z:]+( [a-z:]+)*$'),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT access_token_digest_once UNIQUE (digest),
  CHECK (expires_at > created_at)
);
CREATE INDEX access_token_of_account ON access_token (account_id, id);
COMMENT ON TABLE access_token IS 'A bearer token. The token itself is shown once, when it is made, and kept nowhere.';
COMMENT ON COLUMN access_token.digest IS 'SHA-256 of the token, which has 256 random bits: nothing to guess, so no slow hash.';
COMMENT ON COLUMN access_token.scopes IS 'What the token may do, separated by blanks; never more than its account''s roles allow.';

CREATE TABLE invitation (
  id           uuid        PRIMARY KEY,
  digest       sha256      NOT NULL,
  role         text        NOT NULL CHECK (role IN ('MEMBER', 'ADMINISTRATOR')),
  invited_by   uuid        REFERENCES account,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  redeemed_at  timestamptz,
  redeemed_by  uuid        REFERENCES account,
  CONSTRAINT invitation_digest_once UNIQUE (digest),
  CHECK ((redeemed_at IS NULL) = (redeemed_by IS NULL)),
  CHECK (expires_at > created_at)
);
COMMENT ON TABLE invitation IS 'Leave to make one account, once. invited_by is null for the first administrator''s.';

-- --------------------------------------------------------------------------------------- quizzes

CREATE TABLE quiz (
  id         uuid        PRIMARY KEY,
  slug       text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
COMMENT ON TABLE quiz IS 'A quiz under the name that its file has. What it says is its versions'' affair.';
COMMENT ON COLUMN quiz.retired_at IS 'When its file was found removed; its versions and the answers to them stay.';

CREATE TABLE quiz_version (
  id           uuid        PRIMARY KEY,
  quiz_id      uuid        NOT NULL REFERENCES quiz,
  number       integer     NOT NULL CHECK (number >= 1),
  fingerprint  text        NOT NULL CHECK (length(fingerprint) BETWEEN 1 AND 100),
  title        texts       NOT NULL,
  description  texts       NOT NULL,
  loaded_at    timestamptz NOT NULL,
  CONSTRAINT quiz_version_number_once UNIQUE (quiz_id, number),
  UNIQUE (quiz_id, id)
);
COMMENT ON TABLE quiz_version IS 'A quiz as its file stood when it was loaded. The one with the highest number is current.';

CREATE TABLE exercise (
  id      uuid PRIMARY KEY,
  quiz_id uuid NOT NULL REFERENCES quiz,
  slug    text NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  CONSTRAINT exercise_slug_once UNIQUE (quiz_id, slug),
  UNIQUE (quiz_id, id)
);
COMMENT ON TABLE exercise IS 'An exercise of a quiz under the name that it keeps through all versions.';

CREATE TABLE exercise_version (
  id           uuid        PRIMARY KEY,
  exercise_id  uuid        NOT NULL REFERENCES exercise,
  fingerprint  text        NOT NULL CHECK (length(fingerprint) BETWEEN 1 AND 100),
  definition   text        NOT NULL,
  loaded_at    timestamptz NOT NULL,
  CONSTRAINT exercise_version_content_once UNIQUE (exercise_id, fingerprint)
);
COMMENT ON TABLE exercise_version IS 'An exercise as written. An exercise that did not change keeps its version when its quiz gets a new one.';
COMMENT ON COLUMN exercise_version.definition IS 'The exercise''s part of the quiz file; holds what keys follow from and never leaves the server.';

CREATE TABLE quiz_version_exercise (
  quiz_version_id     uuid    NOT NULL REFERENCES quiz_version,
  position            integer NOT NULL CHECK (position >= 1),
  exercise_version_id uuid    NOT NULL REFERENCES exercise_version,
  PRIMARY KEY (quiz_version_id, position),
  UNIQUE (quiz_version_id, exercise_version_id)
);
COMMENT ON TABLE quiz_version_exercise IS 'Which exercises, in which versions and order, make up a version of a quiz.';

-- --------------------------------------------------------------------------------------- courses

CREATE TABLE course (
  id              uuid        PRIMARY KEY,
  organisation_id uuid        NOT NULL REFERENCES organisation,
  slug            text        NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title           texts       NOT NULL,
  created_at      timestamptz NOT NULL,
  CONSTRAINT course_slug_once UNIQUE (organisation_id, slug)
);
COMMENT ON TABLE course IS 'A course of an organisation.';

CREATE TABLE enrolment (
  course_id   uuid        NOT NULL REFERENCES course,
  account_id  uuid        NOT NULL REFERENCES account,
  role        text        NOT NULL CHECK (role IN ('LEARNER', 'INSTRUCTOR')),
  enrolled_at timestamptz NOT NULL,
  left_at     timestamptz,
  PRIMARY KEY (course_id, account_id)
);
CREATE INDEX enrolment_of_account ON enrolment (account_id, course_id);
COMMENT ON TABLE enrolment IS 'Who is in a course, and as what. One who left keeps the row, so that grades keep their owner.';

CREATE TABLE invitation_course (
  invitation_id uuid PRIMARY KEY REFERENCES invitation,
  course_id     uuid NOT NULL REFERENCES course,
  role          text NOT NULL CHECK (role IN ('LEARNER', 'INSTRUCTOR'))
);
COMMENT ON TABLE invitation_course IS 'The course in which an invitation enrols whoever redeems it, where it does.';

CREATE TABLE assignment (
  id             uuid        PRIMARY KEY,
  course_id      uuid        NOT NULL REFERENCES course,
  quiz_id        uuid        NOT NULL REFERENCES quiz,
  title          texts       NOT NULL,
  opens_at       timestamptz,
  due_at         timestamptz,
  closes_at      timestamptz,
  attempts_max   integer     CHECK (attempts_max >= 1),
  counting       text        NOT NULL CHECK (counting IN ('BEST', 'LAST', 'FIRST', 'AVERAGE')),
  release        text        NOT NULL CHECK (release IN ('AT_ONCE', 'AFTER_ATTEMPT', 'AFTER_CLOSING')),
  feedback       text        NOT NULL CHECK (feedback IN ('NOTHING', 'VERDICT', 'LINE', 'CODE', 'EXPLANATION')),
  created_at     timestamptz NOT NULL,
  CHECK (opens_at < due_at),
  CHECK (opens_at < closes_at),
  CHECK (due_at <= closes_at),
  CHECK (release <> 'AFTER_CLOSING' OR closes_at IS NOT NULL),
  UNIQUE (id, quiz_id)
);
CREATE INDEX assignment_of_course ON assignment (course_id, id);
COMMENT ON TABLE assignment IS 'A quiz given to a course: when, how often, which attempt counts, and what learners are told when.';
COMMENT ON COLUMN assignment.attempts_max IS 'How many attempts a learner has; null for as many as they like.';
COMMENT ON COLUMN assignment.release IS 'The moment from which learners are told anything of how their answers did.';
COMMENT ON COLUMN assignment.feedback IS 'How much they are told then: each step includes those before it.';

-- -------------------------------------------------------------------------------------- attempts

CREATE TABLE attempt (
  id              uuid        PRIMARY KEY,
  assignment_id   uuid        NOT NULL,
  quiz_id         uuid        NOT NULL,
  quiz_version_id uuid        NOT NULL,
  account_id      uuid        NOT NULL REFERENCES account,
  number          integer     NOT NULL CHECK (number >= 1),
  seed            bigint      NOT NULL,
  started_at      timestamptz NOT NULL,
  idempotency_key text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  FOREIGN KEY (assignment_id, quiz_id) REFERENCES assignment (id, quiz_id),
  FOREIGN KEY (quiz_id, quiz_version_id) REFERENCES quiz_version (quiz_id, id),
  CONSTRAINT attempt_number_once UNIQUE (assignment_id, account_id, number),
  CONSTRAINT attempt_key_once UNIQUE (assignment_id, account_id, idempotency_key)
);
COMMENT ON TABLE attempt IS 'A learner''s go at an assignment. Keeps the version of the quiz that it began with. Append-only.';
COMMENT ON COLUMN attempt.seed IS 'What this learner''s numbers are drawn from.';

CREATE TABLE attempt_end (
  attempt_id uuid        PRIMARY KEY REFERENCES attempt,
  ended_at   timestamptz NOT NULL
);
COMMENT ON TABLE attempt_end IS 'That the learner handed an attempt in. Append-only.';

CREATE TABLE answer (
  id                  uuid        PRIMARY KEY,
  sequence            bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  attempt_id          uuid        NOT NULL REFERENCES attempt,
  exercise_version_id uuid        NOT NULL REFERENCES exercise_version,
  seed                bigint      NOT NULL,
  written             text        NOT NULL CHECK (octet_length(written) <= 1048576),
  answered_at         timestamptz NOT NULL,
  timing              text        NOT NULL CHECK (timing IN ('IN_TIME', 'LATE', 'TOO_LATE')),
  verdict             text        NOT NULL
    CHECK (verdict IN ('VALID', 'INCOMPLETE', 'INVALID', 'UNDECIDED', 'UNREADABLE')),
  line                integer     CHECK (line >= 1),
  code                text,
  score               mark        NOT NULL,
  explanation         jsonb       NOT NULL CHECK (jsonb_typeof(explanation) = 'object'),
  engine_version      text        NOT NULL CHECK (length(engine_version) BETWEEN 1 AND 100),
  idempotency_key     text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  request_digest      sha256      NOT NULL,
  CONSTRAINT answer_key_once UNIQUE (attempt_id, idempotency_key),
  CHECK (verdict <> 'VALID' OR (code IS NULL AND line IS NULL))
);
CREATE INDEX answer_of_attempt ON answer (attempt_id, sequence);
COMMENT ON TABLE answer IS 'An answer as written, and how it was graded then. Append-only: a regrade adds rows elsewhere.';
COMMENT ON COLUMN answer.sequence IS 'The order in which answers were stored: clocks may be set back, this is not.';
COMMENT ON COLUMN answer.seed IS 'What the exercise''s numbers were drawn from.';
COMMENT ON COLUMN answer.timing IS 'LATE came after the due time and counts; TOO_LATE came after closing, is kept and does not.';
COMMENT ON COLUMN answer.line IS 'Where the answer first went wrong, counted from 1.';
COMMENT ON COLUMN answer.explanation IS 'All that the replay said. What of it a learner sees is the assignment''s affair.';
COMMENT ON COLUMN answer.request_digest IS 'SHA-256 of the request: one key with another request is a mistake of the client.';

-- ----------------------------------------------------------------------------- append-only history

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % refused: its history is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
COMMENT ON FUNCTION refuse_change IS 'Keeps history: fired before whatever would change or remove a row of it.';

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY[
    'quiz_version', 'exercise', 'exercise_version', 'quiz_version_exercise',
    'attempt', 'attempt_end', 'answer']
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
