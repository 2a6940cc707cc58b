-- Answers graded anew, by a corrected exercise or a newer engine. Nothing is overwritten: the newest
-- grading of an answer counts, the answer's own row is the first of them.

CREATE TABLE regrade (
  id              uuid        PRIMARY KEY,
  assignment_id   uuid        NOT NULL REFERENCES assignment,
  exercise_id     uuid        REFERENCES exercise,
  against         text        NOT NULL CHECK (against IN ('ATTEMPT', 'CURRENT')),
  lowering        text        NOT NULL CHECK (lowering IN ('ALLOWED', 'NEVER')),
  reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  engine_version  text        NOT NULL CHECK (length(engine_version) BETWEEN 1 AND 100),
  through         bigint      NOT NULL,
  made_by         uuid        NOT NULL REFERENCES account,
  made_at         timestamptz NOT NULL,
  applied_by      uuid        REFERENCES account,
  applied_at      timestamptz,
  idempotency_key text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  CONSTRAINT regrade_key_once UNIQUE (assignment_id, made_by, idempotency_key),
  CHECK ((applied_by IS NULL) = (applied_at IS NULL))
);
CREATE INDEX regrade_of_assignment ON regrade (assignment_id, id);
COMMENT ON TABLE regrade IS 'That all answers to an assignment, or to one exercise of it, are graded anew: first to see, then in earnest.';
COMMENT ON COLUMN regrade.exercise_id IS 'The one exercise; null for all.';
COMMENT ON COLUMN regrade.against IS 'Graded by the exercise''s version that the attempt has, or by the current one of the same exercise.';
COMMENT ON COLUMN regrade.lowering IS 'NEVER: a score that would fall stays as it is.';
COMMENT ON COLUMN regrade.engine_version IS 'The version of Ackademy when it was asked for.';
COMMENT ON COLUMN regrade.through IS 'Answers up to this sequence are in it.';
COMMENT ON COLUMN regrade.applied_at IS 'When somebody who had seen the changes asked for them.';

CREATE TABLE regrade_batch (
  regrade_id     uuid        NOT NULL REFERENCES regrade,
  number         integer     NOT NULL CHECK (number >= 1),
  first_account  uuid        NOT NULL,
  last_account   uuid        NOT NULL,
  answers        integer     NOT NULL CHECK (answers >= 1),
  graded         integer     NOT NULL DEFAULT 0,
  graded_through bigint      NOT NULL DEFAULT 0,
  graded_by      text        CHECK (length(graded_by) <= 100),
  graded_at      timestamptz,
  applied_at     timestamptz,
  PRIMARY KEY (regrade_id, number),
  CHECK (first_account <= last_account)
);
COMMENT ON TABLE regrade_batch IS 'A share of a regrade: the answers of some learners, done by one server. No learner is in two.';
COMMENT ON COLUMN regrade_batch.graded_by IS 'The server that graded answers of it last.';
COMMENT ON COLUMN regrade_batch.graded_through IS 'Answers of the batch up to this sequence have been graded; where a killed server''s work is taken up.';

CREATE TABLE regrade_change (
  id                  uuid        PRIMARY KEY,
  regrade_id          uuid        NOT NULL,
  batch               integer     NOT NULL,
  answer_id           uuid        NOT NULL REFERENCES answer,
  account_id          uuid        NOT NULL REFERENCES account,
  exercise_version_id uuid        NOT NULL REFERENCES exercise_version,
  base                bigint      NOT NULL,
  old_verdict         text        NOT NULL,
  old_line            integer,
  old_code            text,
  old_score           mark        NOT NULL,
  old_engine          text        NOT NULL,
  new_verdict         text        CHECK (new_verdict IN ('VALID', 'INCOMPLETE', 'INVALID', 'UNDECIDED', 'UNREADABLE')),
  new_line            integer     CHECK (new_line >= 1),
  new_code            text,
  new_score           mark,
  new_explanation     jsonb       CHECK (jsonb_typeof(new_explanation) = 'object'),
  new_engine          text,
  fault               text        CHECK (length(fault) BETWEEN 1 AND 1000),
  effect              text        NOT NULL CHECK (effect IN ('APPLIES', 'KEPT', 'IMPOSSIBLE')),
  FOREIGN KEY (regrade_id, batch) REFERENCES regrade_batch (regrade_id, number),
  CONSTRAINT regrade_change_once UNIQUE (regrade_id, answer_id),
  CHECK ((fault IS NULL) = (new_verdict IS NOT NULL)),
  CHECK ((new_verdict IS NULL) = (new_score IS NULL)),
  CHECK ((fault IS NOT NULL) = (effect = 'IMPOSSIBLE'))
);
CREATE INDEX regrade_change_in_order ON regrade_change (regrade_id, id);
CREATE INDEX regrade_change_of_batch ON regrade_change (regrade_id, batch);
COMMENT ON TABLE regrade_change IS 'An answer that a regrade grades otherwise than it stands now; one that stays the same has no row. Append-only.';
COMMENT ON COLUMN regrade_change.exercise_version_id IS 'By which it was graded anew.';
COMMENT ON COLUMN regrade_change.base IS 'The sequence of the grading that counted then, 0 for the answer''s own: where another one has come since, this one is not applied.';
COMMENT ON COLUMN regrade_change.effect IS 'KEPT: the score would fall and must not. IMPOSSIBLE: it could not be graded, for the fault that is told.';

CREATE TABLE grading (
  id                  uuid        PRIMARY KEY,
  sequence            bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  answer_id           uuid        NOT NULL REFERENCES answer,
  regrade_id          uuid        NOT NULL REFERENCES regrade,
  exercise_version_id uuid        NOT NULL REFERENCES exercise_version,
  verdict             text        NOT NULL
    CHECK (verdict IN ('VALID', 'INCOMPLETE', 'INVALID', 'UNDECIDED', 'UNREADABLE')),
  line                integer     CHECK (line >= 1),
  code                text,
  score               mark        NOT NULL,
  explanation         jsonb       NOT NULL CHECK (jsonb_typeof(explanation) = 'object'),
  engine_version      text        NOT NULL CHECK (length(engine_version) BETWEEN 1 AND 100),
  graded_at           timestamptz NOT NULL,
  CONSTRAINT grading_once UNIQUE (regrade_id, answer_id),
  CHECK (verdict <> 'VALID' OR (code IS NULL AND line IS NULL))
);
CREATE INDEX grading_of_answer ON grading (answer_id, sequence);
COMMENT ON TABLE grading IS 'A later grading of an answer. The newest counts. Append-only.';
COMMENT ON COLUMN grading.sequence IS 'The order in which gradings were stored.';

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['regrade_change', 'grading']
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
