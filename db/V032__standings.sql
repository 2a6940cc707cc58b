-- What a learner's attempts at an assignment have come to, so that reading a gradebook does not
-- depend on how many attempts there were.

CREATE TABLE standing (
  assignment_id uuid          NOT NULL REFERENCES assignment,
  account_id    uuid          NOT NULL REFERENCES account,
  through       integer       NOT NULL CHECK (through >= 0),
  first_points  numeric(12,6) NOT NULL,
  last_points   numeric(12,6) NOT NULL,
  best_points   numeric(12,6) NOT NULL,
  total_points  numeric(18,6) NOT NULL,
  undecided     integer       NOT NULL CHECK (undecided >= 0),
  first_state   text          NOT NULL CHECK (first_state IN ('DECIDED', 'UNDECIDED')),
  last_state    text          NOT NULL CHECK (last_state IN ('DECIDED', 'UNDECIDED')),
  late          integer       NOT NULL CHECK (late >= 0),
  folded_at     timestamptz   NOT NULL,
  PRIMARY KEY (assignment_id, account_id)
);
COMMENT ON TABLE standing IS 'Attempts 1 to "through" of a learner, added up. Derived: it can be made anew from attempts, answers and gradings at any time.';
COMMENT ON COLUMN standing.through IS 'How many attempts are in it; those after it are added when a gradebook is read. 0 for none.';
COMMENT ON COLUMN standing.undecided IS 'Attempts with an answer that counts and that only a person can decide.';
COMMENT ON COLUMN standing.late IS 'Attempts with an answer that counts and came late.';
