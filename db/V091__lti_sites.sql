-- A learning management system may stand at other addresses than the one where it signs people in.

ALTER TABLE lti_registration
  ADD COLUMN sites text NOT NULL DEFAULT '' CHECK (length(sites) <= 4000);
COMMENT ON COLUMN lti_registration.sites IS 'Origins with blanks between, beside that of authorization_url, that may frame our pages and be answered by them: Canvas and Blackboard sign in at one address for all schools.';
