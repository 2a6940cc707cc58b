-- What people who teach choose from a learning management system (LTI Deep Linking 2.0).

CREATE TABLE quiz_selection (
  quiz_id     uuid    NOT NULL REFERENCES quiz,
  position    integer NOT NULL CHECK (position BETWEEN 1 AND 50),
  exercise_id uuid    NOT NULL REFERENCES exercise,
  PRIMARY KEY (quiz_id, position),
  CONSTRAINT quiz_selection_exercise_once UNIQUE (quiz_id, exercise_id)
);
CREATE INDEX quiz_selection_of_exercise ON quiz_selection (exercise_id);
COMMENT ON TABLE quiz_selection IS 'A quiz that was put together of exercises of others. It has no file and is retired from the start, so that it is offered nowhere; its versions follow those of its exercises. Append-only.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON quiz_selection
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON quiz_selection
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE lti_picking (
  id         uuid        PRIMARY KEY,
  context_id uuid        NOT NULL REFERENCES lti_context,
  account_id uuid        NOT NULL REFERENCES account,
  return_url text        NOT NULL CHECK (length(return_url) BETWEEN 1 AND 2000),
  settings   text        NOT NULL CHECK (length(settings) <= 64000),
  answered   boolean     NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX lti_picking_of_context ON lti_picking (context_id);
CREATE INDEX lti_picking_of_account ON lti_picking (account_id);
CREATE INDEX lti_picking_expired ON lti_picking (expires_at);
COMMENT ON TABLE lti_picking IS 'A request for deep linking: somebody who teaches is choosing what links of a course there show. Answered once.';
COMMENT ON COLUMN lti_picking.settings IS 'As JSON: what the system there takes, and what it wants to be given back unchanged.';

CREATE TABLE lti_choice (
  id           uuid        PRIMARY KEY,
  picking_id   uuid        REFERENCES lti_picking ON DELETE SET NULL,
  context_id   uuid        NOT NULL REFERENCES lti_context,
  position     integer     NOT NULL CHECK (position BETWEEN 1 AND 50),
  quiz_id      uuid        NOT NULL REFERENCES quiz,
  title        texts       NOT NULL,
  attempts_max integer     CHECK (attempts_max >= 1),
  counting     text        NOT NULL CHECK (counting IN ('BEST', 'LAST', 'FIRST', 'AVERAGE')),
  points       numeric(8, 3) NOT NULL CHECK (points > 0),
  made_by      uuid        NOT NULL REFERENCES account,
  made_at      timestamptz NOT NULL
);
CREATE INDEX lti_choice_of_picking ON lti_choice (picking_id);
CREATE INDEX lti_choice_of_context ON lti_choice (context_id);
CREATE INDEX lti_choice_of_quiz ON lti_choice (quiz_id);
CREATE INDEX lti_choice_made_by ON lti_choice (made_by);
COMMENT ON TABLE lti_choice IS 'What was chosen for a link. The first launch of that link gives it to the course: what is chosen and then not saved there leaves nothing behind.';
COMMENT ON COLUMN lti_choice.id IS 'Stands in the link, and becomes the id of the assignment in the course for which it was chosen.';
COMMENT ON COLUMN lti_choice.points IS 'The maximum of the column that was declared there.';
