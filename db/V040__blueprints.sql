-- Quizzes whose exercises are drawn for each attempt, by a blueprint of lots.

CREATE TABLE quiz_version_lot (
  quiz_version_id uuid    NOT NULL REFERENCES quiz_version,
  number          integer NOT NULL CHECK (number >= 1),
  take            integer NOT NULL CHECK (take >= 1),
  PRIMARY KEY (quiz_version_id, number)
);
COMMENT ON TABLE quiz_version_lot IS 'A row of the blueprint of a version of a quiz: from these exercises each attempt gets as many as are taken. Append-only.';
COMMENT ON COLUMN quiz_version_lot.number IS 'The lot''s place in the blueprint, from 1: what is drawn from it follows from this and the attempt''s seed.';
COMMENT ON COLUMN quiz_version_lot.take IS 'How many exercises an attempt gets of this lot.';

ALTER TABLE quiz_version_exercise
  ADD COLUMN lot integer,
  ADD CONSTRAINT quiz_version_exercise_lot
    FOREIGN KEY (quiz_version_id, lot) REFERENCES quiz_version_lot (quiz_version_id, number);
COMMENT ON COLUMN quiz_version_exercise.lot IS 'The lot from which it may be drawn; null where every attempt has it.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON quiz_version_lot
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON quiz_version_lot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION exercises_of_an_attempt(version uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT count(*) FROM quiz_version_exercise WHERE quiz_version_id = version AND lot IS NULL)
    + (SELECT coalesce(sum(take), 0) FROM quiz_version_lot WHERE quiz_version_id = version)
$$;
COMMENT ON FUNCTION exercises_of_an_attempt IS 'How many exercises an attempt at this version of a quiz has; what is drawn counted as often as it is taken.';
