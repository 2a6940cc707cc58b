-- Who is in a course of a learning management system, as its roster says (LTI NRPS 2.0).

ALTER TABLE lti_member
  ADD COLUMN state text NOT NULL DEFAULT 'HERE' CHECK (state IN ('HERE', 'GONE')),
  ADD COLUMN began boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN lti_member.state IS 'GONE: the roster there no longer has them, or not as somebody who takes part.';
COMMENT ON COLUMN lti_member.began IS 'Whether they came into the course here by the platform''s word. Only then its word ends it; false also for those of whom it is not known, who came before this was written down.';

ALTER TABLE lti_context
  ADD COLUMN roster_tried_at timestamptz,
  ADD COLUMN roster_read_at  timestamptz,
  ADD COLUMN roster_trouble  text CHECK (length(roster_trouble) BETWEEN 1 AND 1000);
COMMENT ON COLUMN lti_context.roster_tried_at IS 'When its roster was last asked for.';
COMMENT ON COLUMN lti_context.roster_read_at IS 'When it was last read to its end.';
COMMENT ON COLUMN lti_context.roster_trouble IS 'Why it could not be read the last time; null where it could.';
