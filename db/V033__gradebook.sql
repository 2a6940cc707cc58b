-- How marks make up a course's result, and what is done to them by hand.

CREATE TABLE category (
  id              uuid         PRIMARY KEY,
  course_id       uuid         NOT NULL REFERENCES course,
  title           texts        NOT NULL,
  weight          numeric(9,4) NOT NULL CHECK (weight >= 0),
  drop_lowest     integer      NOT NULL CHECK (drop_lowest >= 0),
  created_at      timestamptz  NOT NULL,
  idempotency_key text         NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  UNIQUE (course_id, id),
  CONSTRAINT category_key_once UNIQUE (course_id, idempotency_key)
);
COMMENT ON TABLE category IS 'A group of a course''s assignments with its share of the result.';
COMMENT ON COLUMN category.weight IS 'Its share, against those of the other categories in which the learner has a mark.';
COMMENT ON COLUMN category.drop_lowest IS 'So many marks are left out, those without which the result is best; one is kept at least.';

CREATE TABLE weighting (
  assignment_id uuid          PRIMARY KEY REFERENCES assignment,
  category_id   uuid          REFERENCES category ON DELETE SET NULL,
  points        numeric(12,4) CHECK (points > 0),
  late          text          NOT NULL CHECK (late IN ('NONE', 'STEPWISE')),
  late_percent  numeric(7,4)  CHECK (late_percent BETWEEN 0 AND 100),
  late_period   text          CHECK (late_period IN ('HOUR', 'DAY')),
  late_floor    numeric(7,4)  CHECK (late_floor BETWEEN 0 AND 100),
  CHECK ((late = 'STEPWISE') = (late_percent IS NOT NULL)),
  CHECK ((late = 'STEPWISE') = (late_period IS NOT NULL)),
  CHECK ((late = 'STEPWISE') = (late_floor IS NOT NULL))
);
CREATE INDEX weighting_of_category ON weighting (category_id);
COMMENT ON TABLE weighting IS 'How an assignment counts; without a row as one of no category, a point an exercise, lateness costing nothing.';
COMMENT ON COLUMN weighting.points IS 'The most that the assignment gives; null for a point an exercise.';
COMMENT ON COLUMN weighting.late_percent IS 'Of an exercise''s points, off for each hour or day of lateness that has begun.';
COMMENT ON COLUMN weighting.late_floor IS 'Percent of an exercise''s points that lateness leaves, where so much was earned.';

CREATE TABLE by_hand (
  assignment_id uuid          NOT NULL REFERENCES assignment,
  account_id    uuid          NOT NULL REFERENCES account,
  standing      text          NOT NULL CHECK (standing IN ('COUNTS', 'EXCUSED')),
  points        numeric(12,4) CHECK (points >= 0),
  reason        text          CHECK (length(reason) BETWEEN 1 AND 1000),
  remark        text          CHECK (length(remark) BETWEEN 1 AND 4000),
  changed_by    uuid          NOT NULL REFERENCES account,
  changed_at    timestamptz   NOT NULL,
  PRIMARY KEY (assignment_id, account_id),
  CHECK (reason IS NOT NULL OR (points IS NULL AND standing = 'COUNTS'))
);
COMMENT ON TABLE by_hand IS 'What those who teach made of a mark: excused, given other points, remarked on. No regrade touches it; its changes are in the audit log.';
COMMENT ON COLUMN by_hand.points IS 'In place of what the attempts came to; null to let these count.';
COMMENT ON COLUMN by_hand.reason IS 'Why; for those who teach alone.';
COMMENT ON COLUMN by_hand.remark IS 'What the learner is told with the mark.';
