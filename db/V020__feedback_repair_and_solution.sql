-- How much learners are told: between the rule that a line breaks and everything there is now what
-- leads to a repair. What was called EXPLANATION told everything, as SOLUTION does.

ALTER TABLE assignment DROP CONSTRAINT assignment_feedback_check;

UPDATE assignment SET feedback = 'SOLUTION' WHERE feedback = 'EXPLANATION';

ALTER TABLE assignment ADD CONSTRAINT assignment_feedback_check
  CHECK (feedback IN ('NOTHING', 'VERDICT', 'LINE', 'CODE', 'REPAIR', 'SOLUTION'));
