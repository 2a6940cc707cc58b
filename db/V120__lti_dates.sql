-- What is chosen for a link may have dates, which the system there is told too.
ALTER TABLE lti_choice
  ADD COLUMN opens_at  timestamptz,
  ADD COLUMN due_at    timestamptz,
  ADD COLUMN closes_at timestamptz,
  ADD CONSTRAINT lti_choice_dates_in_order CHECK (
    coalesce(opens_at, '-infinity') < coalesce(due_at, closes_at, 'infinity')
    AND coalesce(due_at, '-infinity') <= coalesce(closes_at, 'infinity'));
COMMENT ON COLUMN lti_choice.opens_at IS 'When the assignment is to open; null where it is open from the start.';
COMMENT ON COLUMN lti_choice.due_at IS 'From when on an answer is late; null where it never is.';
COMMENT ON COLUMN lti_choice.closes_at IS 'When it is to close; null where it does not.';
