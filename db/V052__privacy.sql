-- Persons who are forgotten, and what is kept only so long. Statistics stay: attempts, answers and marks
-- go on under a pseudonym, an account of its own that leads to nobody.
--
-- History is append-only but for what is said here: while erase_person, erase_from_course or forget_audit
-- run, and in that transaction alone, rows may be changed in nothing but whom they belong to, what was
-- written about that person in the audit log, and the comment of an appeal; and old audit entries may go.

ALTER TABLE account ADD COLUMN erased_at timestamptz;
ALTER TABLE account ADD CONSTRAINT account_erased_is_closed
  CHECK (erased_at IS NULL OR (disabled_at IS NOT NULL AND password_hash IS NULL AND email IS NULL));
COMMENT ON COLUMN account.erased_at IS 'On a pseudonym: when the person behind it was forgotten. Nothing tells who that was.';

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  erasing text := coalesce(current_setting('ackademy.erasing', true), '');
  forgetting text := coalesce(current_setting('ackademy.forgetting', true), '');
  changeable text[] := ARRAY['account_id', 'made_by', 'applied_by', 'done_by', 'decided_by', 'replied_by'];
BEGIN
  IF TG_LEVEL = 'ROW' AND TG_OP = 'UPDATE' AND erasing <> '' THEN
    IF TG_TABLE_NAME = 'audit' THEN
      changeable := changeable || ARRAY['subject', 'before', 'after'];
    ELSIF TG_TABLE_NAME = 'appeal' THEN
      changeable := changeable || ARRAY['comment'];
    END IF;
    IF to_jsonb(OLD) - changeable = to_jsonb(NEW) - changeable THEN
      RETURN NEW;
    END IF;
  END IF;
  IF TG_LEVEL = 'ROW' AND TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit' AND forgetting <> '' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% of % refused: its history is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION make_pseudonym(person uuid, pseudonym uuid, at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO account (id, username, display_name, role, origin, created_at, disabled_at, erased_at)
  SELECT pseudonym, 'erased-' || replace(pseudonym::text, '-', ''), '—', 'MEMBER', 'ROSTER', at, at, at
  FROM account WHERE id = person
$$;
COMMENT ON FUNCTION make_pseudonym IS 'An account that nobody can use and that leads to nobody. Its id must not follow from the person''s.';

CREATE FUNCTION erase_person(person uuid, pseudonym uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  known account%ROWTYPE;
  reference record;
BEGIN
  SELECT * INTO STRICT known FROM account WHERE id = person AND erased_at IS NULL FOR UPDATE;
  PERFORM set_config('ackademy.erasing', 'yes', true);
  PERFORM make_pseudonym(person, pseudonym, at);

  DELETE FROM web_session WHERE account_id = person;
  DELETE FROM access_token WHERE account_id = person;
  DELETE FROM password_link WHERE account_id = person;
  DELETE FROM identity WHERE account_id = person;
  DELETE FROM sign_in_flow WHERE account_id = person;
  DELETE FROM claim WHERE account_id = person;
  DELETE FROM section_member WHERE account_id = person;
  DELETE FROM draft USING attempt WHERE draft.attempt_id = attempt.id AND attempt.account_id = person;
  DELETE FROM webhook_message WHERE strpos(body, person::text) > 0;
  UPDATE invitation SET email = NULL WHERE redeemed_by = person;
  UPDATE appeal SET comment = '—' WHERE account_id = person;
  UPDATE accommodation SET reason = '' WHERE account_id = person;

  -- Whatever else refers to the person refers to the pseudonym from now on, also in tables to come.
  FOR reference IN
    SELECT k.conrelid::regclass AS referring, a.attname AS via
    FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.confrelid = 'account'::regclass AND cardinality(k.conkey) = 1
  LOOP
    EXECUTE format('UPDATE %s SET %I = $1 WHERE %I = $2', reference.referring, reference.via, reference.via)
      USING pseudonym, person;
  END LOOP;
  UPDATE enrolment SET left_at = at WHERE account_id = pseudonym AND left_at IS NULL;

  -- What the audit log says of them: that it was done stays, to whom does not.
  UPDATE audit SET
    before = before - ARRAY['username', 'displayName', 'email'],
    after = after - ARRAY['username', 'displayName', 'email']
  WHERE subject = person::text;
  UPDATE audit SET
    subject = replace(subject, person::text, pseudonym::text),
    before = replace(replace(before::text, person::text, pseudonym::text),
      to_jsonb(known.username)::text, '"—"')::jsonb,
    after = replace(replace(after::text, person::text, pseudonym::text),
      to_jsonb(known.username)::text, '"—"')::jsonb
  WHERE strpos(subject, person::text) > 0
    OR strpos(coalesce(before::text, '') || coalesce(after::text, ''), person::text) > 0
    OR strpos(coalesce(before::text, '') || coalesce(after::text, ''), to_jsonb(known.username)::text) > 0;

  DELETE FROM account WHERE id = person;
  PERFORM set_config('ackademy.erasing', '', true);
END
$$;
COMMENT ON FUNCTION erase_person IS
  'Forgets a person: name, address, ways in and drafts go, all else belongs to the pseudonym. An exception to append-only history; to be audited by the caller.';

CREATE FUNCTION erase_from_course(course uuid, person uuid, pseudonym uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  given uuid[] := ARRAY(SELECT id FROM assignment WHERE course_id = course);
BEGIN
  PERFORM set_config('ackademy.erasing', 'yes', true);
  PERFORM make_pseudonym(person, pseudonym, at);
  DELETE FROM section_member WHERE account_id = person AND course_id = course;
  DELETE FROM draft USING attempt
    WHERE draft.attempt_id = attempt.id AND attempt.account_id = person AND attempt.assignment_id = ANY (given);
  UPDATE appeal SET account_id = pseudonym, comment = '—' FROM answer, attempt
    WHERE appeal.answer_id = answer.id AND answer.attempt_id = attempt.id
      AND attempt.account_id = person AND attempt.assignment_id = ANY (given);
  UPDATE regrade_change SET account_id = pseudonym FROM answer, attempt
    WHERE regrade_change.answer_id = answer.id AND answer.attempt_id = attempt.id
      AND attempt.account_id = person AND attempt.assignment_id = ANY (given);
  UPDATE attempt SET account_id = pseudonym WHERE account_id = person AND assignment_id = ANY (given);
  UPDATE standing SET account_id = pseudonym WHERE account_id = person AND assignment_id = ANY (given);
  UPDATE by_hand SET account_id = pseudonym WHERE account_id = person AND assignment_id = ANY (given);
  UPDATE accommodation SET account_id = pseudonym, reason = ''
    WHERE account_id = person AND assignment_id = ANY (given);
  UPDATE intervention SET account_id = pseudonym WHERE account_id = person AND assignment_id = ANY (given);
  UPDATE enrolment SET account_id = pseudonym, left_at = coalesce(left_at, at)
    WHERE account_id = person AND course_id = course;
  UPDATE audit SET
    account_id = CASE WHEN account_id = person THEN pseudonym ELSE account_id END,
    subject = replace(subject, person::text, pseudonym::text),
    before = replace(before::text, person::text, pseudonym::text)::jsonb,
    after = replace(after::text, person::text, pseudonym::text)::jsonb
  WHERE course_id = course
    AND (account_id = person OR strpos(subject, person::text) > 0
      OR strpos(coalesce(before::text, '') || coalesce(after::text, ''), person::text) > 0);
  DELETE FROM webhook_message USING webhook
    WHERE webhook.id = webhook_message.webhook_id AND webhook.course_id = course
      AND strpos(webhook_message.body, person::text) > 0;
  PERFORM set_config('ackademy.erasing', '', true);
END
$$;
COMMENT ON FUNCTION erase_from_course IS
  'Forgets whose work in a course it was; the account itself stays. An exception to append-only history; to be audited by the caller.';

CREATE FUNCTION forget_audit(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  gone bigint;
BEGIN
  PERFORM set_config('ackademy.forgetting', 'yes', true);
  DELETE FROM audit WHERE done_at < forget_audit.before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ackademy.forgetting', '', true);
  RETURN gone;
END
$$;
COMMENT ON FUNCTION forget_audit IS
  'Removes audit entries before an instant. An exception to append-only history; how many went is audited by the caller.';
