-- What only a person can decide, and what learners think was decided wrongly.

CREATE TABLE decision (
  id         uuid        PRIMARY KEY,
  sequence   bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  answer_id  uuid        NOT NULL REFERENCES answer,
  score      mark        NOT NULL,
  comment    text        NOT NULL CHECK (length(comment) <= 4000),
  origin     text        NOT NULL CHECK (origin IN ('QUEUE', 'APPEAL')),
  decided_at timestamptz NOT NULL,
  decided_by uuid        NOT NULL REFERENCES account
);
CREATE INDEX decision_of_answer ON decision (answer_id, sequence);
COMMENT ON TABLE decision IS 'What a person found an answer worth. The newest goes before every grading, later ones included. Append-only.';
COMMENT ON COLUMN decision.sequence IS 'The order in which they were stored.';
COMMENT ON COLUMN decision.comment IS 'For the learner.';

CREATE TABLE claim (
  answer_id  uuid        PRIMARY KEY REFERENCES answer,
  account_id uuid        NOT NULL REFERENCES account,
  claimed_at timestamptz NOT NULL
);
COMMENT ON TABLE claim IS 'Who is at an answer of the queue, so that nobody else is. Runs out by itself.';

CREATE TABLE appeal (
  id          uuid        PRIMARY KEY,
  answer_id   uuid        NOT NULL REFERENCES answer,
  account_id  uuid        NOT NULL REFERENCES account,
  comment     text        NOT NULL CHECK (length(comment) BETWEEN 1 AND 4000),
  appealed_at timestamptz NOT NULL,
  CONSTRAINT appeal_once UNIQUE (answer_id)
);
CREATE INDEX appeal_of_account ON appeal (account_id);
COMMENT ON TABLE appeal IS 'That a learner thinks an answer was judged wrongly. Once for each answer. Append-only.';

CREATE TABLE appeal_reply (
  appeal_id   uuid        PRIMARY KEY REFERENCES appeal,
  outcome     text        NOT NULL CHECK (outcome IN ('UPHELD', 'CHANGED')),
  decision_id uuid        REFERENCES decision,
  reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  replied_at  timestamptz NOT NULL,
  replied_by  uuid        NOT NULL REFERENCES account,
  CHECK ((outcome = 'CHANGED') = (decision_id IS NOT NULL))
);
COMMENT ON TABLE appeal_reply IS 'What became of an appeal: the verdict was upheld, or the score changed. Append-only.';
COMMENT ON COLUMN appeal_reply.decision_id IS 'The decision that changed the score.';

-- Undecided answers are few.
CREATE INDEX answer_undecided ON answer (sequence) WHERE verdict = 'UNDECIDED';

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['decision', 'appeal', 'appeal_reply']
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
