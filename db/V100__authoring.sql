-- Questions that are written on the pages: every save is a version, what is offered is published.

ALTER TABLE quiz ADD COLUMN source text NOT NULL DEFAULT 'FILES' CHECK (source IN ('FILES', 'PAGES'));
COMMENT ON COLUMN quiz.source IS
  'Where its questions are written: in files, which then are their only source, or on the pages. A quiz of the pages whose files are found later becomes one of files.';

CREATE TABLE authored_quiz (
  id          uuid        PRIMARY KEY,
  slug        text        NOT NULL CHECK (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(slug) <= 60),
  title       texts       NOT NULL,
  description texts       NOT NULL,
  made_by     uuid        NOT NULL REFERENCES account,
  made_at     timestamptz NOT NULL,
  CONSTRAINT authored_quiz_slug_once UNIQUE (slug)
);
COMMENT ON TABLE authored_quiz IS 'A quiz that was begun on the pages. It is offered once a question of it is published.';

CREATE TABLE authored_question (
  id         uuid        PRIMARY KEY,
  quiz_id    uuid        NOT NULL REFERENCES authored_quiz,
  slug       text        NOT NULL CHECK (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(slug) <= 60),
  made_by    uuid        NOT NULL REFERENCES account,
  made_at    timestamptz NOT NULL,
  retired_at timestamptz,
  CONSTRAINT authored_question_slug_once UNIQUE (slug)
);
CREATE INDEX authored_question_of_quiz ON authored_question (quiz_id, id);
COMMENT ON TABLE authored_question IS 'A question that was begun on the pages, under the id that its file has.';
COMMENT ON COLUMN authored_question.retired_at IS 'Since when it is not offered any more; null where it is, or never was.';

CREATE TABLE authored_version (
  question_id uuid        NOT NULL REFERENCES authored_question,
  number      integer     NOT NULL CHECK (number >= 1),
  content     text        NOT NULL CHECK (octet_length(content) <= 400000),
  digest      sha256      NOT NULL,
  made_by     uuid        NOT NULL REFERENCES account,
  made_at     timestamptz NOT NULL,
  PRIMARY KEY (question_id, number),
  CHECK (digest = sha256(convert_to(content, 'UTF8')))
);
COMMENT ON TABLE authored_version IS 'The file of a question as it was saved, byte for byte, proven or not. Append-only.';
COMMENT ON COLUMN authored_version.digest IS 'SHA-256 of the content: what was saved as it stood already makes no version.';

CREATE TABLE authored_publication (
  id          uuid        PRIMARY KEY,
  question_id uuid        NOT NULL,
  number      integer     NOT NULL,
  made_by     uuid        NOT NULL REFERENCES account,
  made_at     timestamptz NOT NULL,
  FOREIGN KEY (question_id, number) REFERENCES authored_version (question_id, number)
);
CREATE INDEX authored_publication_of_question ON authored_publication (question_id, id);
COMMENT ON TABLE authored_publication IS 'That a version was proven and offered; of a question the latest counts. Append-only.';

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['authored_version', 'authored_publication']
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
