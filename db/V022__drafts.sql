-- What a learner is writing, apart from what they answered: saved as they write, found again on
-- another device, and handed in at the end of their time where the assignment says so.

CREATE TABLE draft (
  attempt_id          uuid        NOT NULL REFERENCES attempt,
  exercise_version_id uuid        NOT NULL REFERENCES exercise_version,
  revision            bigint      NOT NULL CHECK (revision >= 1),
  written             text        NOT NULL CHECK (octet_length(written) <= 1048576),
  language            text        NOT NULL CHECK (language IN ('EN', 'KO')),
  saved_at            timestamptz NOT NULL,
  PRIMARY KEY (attempt_id, exercise_version_id)
) WITH (fillfactor = 50);
COMMENT ON TABLE draft IS 'An answer that is being written. Not graded; gone when it was handed in as an answer.';
COMMENT ON COLUMN draft.revision IS 'Counted by the client: a later one replaces an earlier one, never the other way.';
COMMENT ON COLUMN draft.language IS 'In which the learner reads, for what grading says once it is handed in.';
