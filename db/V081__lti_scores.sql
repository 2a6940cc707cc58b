-- Scores that go to learning management systems: for each learner and place there the newest one.

ALTER TABLE lti_context ADD COLUMN scopes text CHECK (length(scopes) <= 4000);
COMMENT ON COLUMN lti_context.scopes IS 'What the services there let us do, with blanks between, as the last launch said.';

ALTER TABLE lti_link ADD COLUMN item_sought_until timestamptz;
COMMENT ON COLUMN lti_link.item_sought_until IS 'While somebody looks for its line item there, so that no two are made; past or null where nobody does.';

CREATE TABLE lti_score (
  id             uuid        PRIMARY KEY,
  link_id        uuid        NOT NULL REFERENCES lti_link,
  user_id        uuid        NOT NULL REFERENCES lti_user ON DELETE CASCADE,
  version        bigint      NOT NULL CHECK (version >= 0),
  state          text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'WITHHELD', 'DEAD')),
  reason         text        NOT NULL CHECK (reason IN ('CHANGED', 'TAKEN', 'NO_MARK', 'UNDECIDED', 'UNRELEASED',
    'NO_LEARNER', 'PLATFORM_OFF', 'NOT_ALLOWED', 'NO_COLUMN', 'NO_TOKEN', 'NO_ANSWER', 'TROUBLE', 'REFUSED')),
  answer         text        CHECK (length(answer) BETWEEN 1 AND 500),
  tries          integer     NOT NULL CHECK (tries >= 0),
  tried_at       timestamptz,
  claim          bigint,
  claimed_until  timestamptz,
  stamp          timestamptz,
  stamped        bigint,
  stamped_points  numeric,
  stamped_maximum numeric,
  ever_final     boolean     NOT NULL,
  sent_points    numeric,
  sent_maximum   numeric,
  sent_attempts  integer     CHECK (sent_attempts >= 0),
  sent_at        timestamptz,
  changed_at     timestamptz NOT NULL,
  CONSTRAINT lti_score_once UNIQUE (link_id, user_id),
  CONSTRAINT lti_score_claimed CHECK ((claim IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT lti_score_stamped CHECK (stamped IS NULL OR stamp IS NOT NULL),
  CONSTRAINT lti_score_stamped_points CHECK ((stamped_points IS NULL) = (stamped_maximum IS NULL)),
  CONSTRAINT lti_score_sent CHECK ((sent_points IS NULL) = (sent_maximum IS NULL)),
  CONSTRAINT lti_score_whole_seconds CHECK (stamp = date_trunc('second', stamp))
);
CREATE INDEX lti_score_of_user ON lti_score (user_id);
CREATE INDEX lti_score_not_delivered ON lti_score (link_id, id) WHERE state IN ('WAITING', 'DEAD');
COMMENT ON TABLE lti_score IS 'The outbox of scores: for each learner and place the newest one. Written in the transaction of what changed a mark; what is sent is the mark as it is when it is sent.';
COMMENT ON COLUMN lti_score.version IS 'Counts what changed the mark; the job of the newest alone sends. 0 where the learner came and nothing was to be sent yet.';
COMMENT ON COLUMN lti_score.state IS 'WITHHELD: there is nothing that may be sent. DEAD: refused for good, or tried as often as it is worth.';
COMMENT ON COLUMN lti_score.reason IS 'Why it is in this state, or waits.';
COMMENT ON COLUMN lti_score.answer IS 'What the system there said of the last try, as text without markup, cut.';
COMMENT ON COLUMN lti_score.claim IS 'The version whose job is sending: there is never more than one request on its way.';
COMMENT ON COLUMN lti_score.stamp IS 'The newest timestamp that was given out: whole seconds, later each time, and never for an older mark after a newer one.';
COMMENT ON COLUMN lti_score.stamped IS 'The version that has this timestamp: the same score is sent again with the same one.';
COMMENT ON COLUMN lti_score.stamped_points IS 'What goes with the timestamp; null where it is not final.';
COMMENT ON COLUMN lti_score.ever_final IS 'Whether something final may have got there: after it nothing that is not final is sent.';
COMMENT ON COLUMN lti_score.sent_points IS 'The points that the system there took last.';
COMMENT ON COLUMN lti_score.sent_attempts IS 'From how many attempts came what it took last: from no more comes a regrade.';

CREATE OR REPLACE FUNCTION erase_from_course(course uuid, person uuid, pseudonym uuid, at timestamptz) RETURNS void
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
  DELETE FROM lti_score USING lti_link, lti_context, lti_user
    WHERE lti_link.id = lti_score.link_id AND lti_context.id = lti_link.context_id
      AND lti_context.course_id = course
      AND lti_user.id = lti_score.user_id AND lti_user.account_id = person;
  DELETE FROM lti_member USING lti_context, lti_user
    WHERE lti_context.id = lti_member.context_id AND lti_context.course_id = course
      AND lti_user.id = lti_member.user_id AND lti_user.account_id = person;
  PERFORM set_config('ackademy.erasing', '', true);
END
$$;
COMMENT ON FUNCTION erase_from_course IS
  'Forgets whose work in a course it was; the account itself stays. An exception to append-only history; to be audited by the caller.';
