-- Learning management systems by LTI 1.3: who they are, what was launched from them, who came.

CREATE TABLE lti_registration (
  id                uuid        PRIMARY KEY,
  name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  issuer            text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 2000),
  client_id         text        NOT NULL CHECK (length(client_id) BETWEEN 1 AND 255),
  authorization_url text        NOT NULL CHECK (length(authorization_url) BETWEEN 1 AND 2000),
  token_url         text        NOT NULL CHECK (length(token_url) BETWEEN 1 AND 2000),
  token_audience    text        CHECK (length(token_audience) BETWEEN 1 AND 2000),
  keys_url          text        NOT NULL CHECK (length(keys_url) BETWEEN 1 AND 2000),
  state             text        NOT NULL CHECK (state IN ('ACTIVE', 'OFF')),
  admits            text        NOT NULL CHECK (admits IN ('PENDING', 'ACTIVE')),
  made_by           uuid        NOT NULL REFERENCES account,
  made_at           timestamptz NOT NULL,
  CONSTRAINT lti_registration_once UNIQUE (issuer, client_id)
);
CREATE INDEX lti_registration_made_by ON lti_registration (made_by);
COMMENT ON TABLE lti_registration IS 'What was agreed with a learning management system. Issuer and client id name it together: many sites share an issuer.';
COMMENT ON COLUMN lti_registration.token_audience IS 'The audience of our assertions where it is not the token URL.';
COMMENT ON COLUMN lti_registration.admits IS 'The state of a deployment that is met for the first time.';

CREATE TABLE lti_deployment (
  id              uuid        PRIMARY KEY,
  registration_id uuid        NOT NULL REFERENCES lti_registration,
  deployment      text        NOT NULL CHECK (length(deployment) BETWEEN 1 AND 255),
  state           text        NOT NULL CHECK (state IN ('PENDING', 'ACTIVE', 'OFF')),
  family          text        CHECK (length(family) BETWEEN 1 AND 100),
  seen_at         timestamptz NOT NULL,
  CONSTRAINT lti_deployment_once UNIQUE (registration_id, deployment)
);
COMMENT ON TABLE lti_deployment IS 'Where a registered system has us: a site, an account, a course. Its people and courses are apart from those of others.';
COMMENT ON COLUMN lti_deployment.deployment IS 'Its id there.';
COMMENT ON COLUMN lti_deployment.family IS 'The product, as it calls itself: moodle, canvas.';

CREATE TABLE lti_context (
  id              uuid        PRIMARY KEY,
  deployment_id   uuid        NOT NULL REFERENCES lti_deployment,
  context         text        NOT NULL CHECK (length(context) BETWEEN 1 AND 255),
  course_id       uuid        NOT NULL REFERENCES course,
  line_items_url  text        CHECK (length(line_items_url) BETWEEN 1 AND 2000),
  memberships_url text        CHECK (length(memberships_url) BETWEEN 1 AND 2000),
  made_at         timestamptz NOT NULL,
  CONSTRAINT lti_context_once UNIQUE (deployment_id, context)
);
CREATE INDEX lti_context_of_course ON lti_context (course_id);
COMMENT ON TABLE lti_context IS 'A course there, and the one here that stands for it.';

CREATE TABLE lti_link (
  id             uuid        PRIMARY KEY,
  context_id     uuid        NOT NULL REFERENCES lti_context,
  link           text        NOT NULL CHECK (length(link) BETWEEN 1 AND 255),
  title          text        NOT NULL CHECK (length(title) <= 500),
  assignment_id  uuid        REFERENCES assignment,
  line_item_url  text        CHECK (length(line_item_url) BETWEEN 1 AND 2000),
  seen_at        timestamptz NOT NULL,
  CONSTRAINT lti_link_once UNIQUE (context_id, link)
);
CREATE INDEX lti_link_of_assignment ON lti_link (assignment_id);
COMMENT ON TABLE lti_link IS 'A resource link: one place in a course there, which shows an assignment. Several may show the same one.';
COMMENT ON COLUMN lti_link.assignment_id IS 'Null until it is known what the place shows.';

CREATE TABLE lti_user (
  id              uuid        PRIMARY KEY,
  registration_id uuid        NOT NULL REFERENCES lti_registration,
  tenant          text        NOT NULL CHECK (length(tenant) <= 255),
  subject         text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  account_id      uuid        NOT NULL REFERENCES account,
  kind            text        NOT NULL CHECK (kind IN ('PERSON', 'TEST')),
  made_at         timestamptz NOT NULL,
  seen_at         timestamptz NOT NULL,
  CONSTRAINT lti_user_once UNIQUE (registration_id, tenant, subject)
);
CREATE INDEX lti_user_of_account ON lti_user (account_id);
COMMENT ON TABLE lti_user IS 'Who a person is at a learning management system. Names and addresses prove nothing and merge nobody.';
COMMENT ON COLUMN lti_user.tenant IS 'The deployment, where an issuer is shared by schools that have nothing to do with each other; empty elsewhere.';
COMMENT ON COLUMN lti_user.kind IS 'TEST: a teacher who looks as a student would; no score of theirs is sent.';

CREATE TABLE lti_member (
  context_id uuid        NOT NULL REFERENCES lti_context,
  user_id    uuid        NOT NULL REFERENCES lti_user ON DELETE CASCADE,
  role       text        NOT NULL CHECK (role IN ('LEARNER', 'ASSISTANT', 'INSTRUCTOR', 'AUTHOR')),
  told_at    timestamptz NOT NULL,
  PRIMARY KEY (context_id, user_id)
);
CREATE INDEX lti_member_of_user ON lti_member (user_id);
COMMENT ON TABLE lti_member IS 'What the system there said last that somebody is in a course. Only when it says something else is the enrolment here changed: what was changed here by hand stays.';

CREATE TABLE lti_flow (
  id              uuid        PRIMARY KEY,
  registration_id uuid        NOT NULL REFERENCES lti_registration,
  state           sha256      NOT NULL,
  browser         sha256      NOT NULL,
  nonce           text        NOT NULL CHECK (length(nonce) BETWEEN 1 AND 100),
  target          text        NOT NULL CHECK (length(target) <= 2000),
  login           text        NOT NULL CHECK (length(login) <= 20000),
  storage         text        CHECK (length(storage) BETWEEN 1 AND 100),
  held            sha256,
  claims          text        CHECK (length(claims) <= 64000),
  expires_at      timestamptz NOT NULL,
  CONSTRAINT lti_flow_state_once UNIQUE (state),
  CONSTRAINT lti_flow_held_once UNIQUE (held),
  CONSTRAINT lti_flow_held_with_claims CHECK ((held IS NULL) = (claims IS NULL))
);
CREATE INDEX lti_flow_of_registration ON lti_flow (registration_id);
CREATE INDEX lti_flow_expired ON lti_flow (expires_at);
COMMENT ON TABLE lti_flow IS 'A browser that is on its way to the system there and back. Gone when it is back, whatever comes of it.';
COMMENT ON COLUMN lti_flow.browser IS 'SHA-256 of a cookie: another browser cannot end what this one began.';
COMMENT ON COLUMN lti_flow.target IS 'What is to be shown, as the login said.';
COMMENT ON COLUMN lti_flow.login IS 'The parameters with which it began, to begin again in a window of its own.';
COMMENT ON COLUMN lti_flow.storage IS 'The frame of the system there that keeps state and nonce, where it offered one.';
COMMENT ON COLUMN lti_flow.held IS 'SHA-256 of the secret of a launch that was checked and waits for the browser to show what that frame kept.';
COMMENT ON COLUMN lti_flow.claims IS 'The checked token''s, for a minute at most.';

CREATE TABLE lti_entry (
  code            sha256      PRIMARY KEY,
  browser         sha256      NOT NULL,
  account_id      uuid        NOT NULL REFERENCES account,
  expires_at      timestamptz NOT NULL
);
CREATE INDEX lti_entry_of_account ON lti_entry (account_id);
CREATE INDEX lti_entry_expired ON lti_entry (expires_at);
COMMENT ON TABLE lti_entry IS 'A launch whose page is still to fetch its token: once, within a minute.';
COMMENT ON COLUMN lti_entry.browser IS 'SHA-256 of the cookie of the browser that was launched: whoever is sent its address comes in as nobody.';

CREATE TABLE lti_key (
  id         text        PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
  state      text        NOT NULL CHECK (state IN ('NEXT', 'CURRENT', 'RETIRED')),
  published  text        NOT NULL CHECK (length(published) <= 5000),
  secret     bytea       CHECK (length(secret) <= 10000),
  seal       text,
  made_at    timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT lti_key_retired_has_no_secret CHECK ((state = 'RETIRED') = (secret IS NULL))
);
CREATE UNIQUE INDEX lti_key_one_current ON lti_key (state) WHERE state = 'CURRENT';
CREATE UNIQUE INDEX lti_key_one_next ON lti_key (state) WHERE state = 'NEXT';
COMMENT ON TABLE lti_key IS 'Our own keys for signing: one signs, one is published so that others know it before it does, those that signed stay published for a while.';
COMMENT ON COLUMN lti_key.id IS 'The key''s name in tokens, never used twice.';
COMMENT ON COLUMN lti_key.published IS 'The public key as JWK.';
COMMENT ON COLUMN lti_key.seal IS 'Names the key that sealed the secret; null where it is as it is.';
COMMENT ON COLUMN lti_key.changed_at IS 'Since when it is in this state.';

CREATE OR REPLACE FUNCTION erase_person(person uuid, pseudonym uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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
  DELETE FROM lti_entry WHERE account_id = person;
  -- Whoever is launched again is somebody new.
  DELETE FROM lti_user WHERE account_id = person;
  -- What waits for a minute may be anybody's.
  DELETE FROM lti_flow WHERE claims IS NOT NULL;
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
  'Forgets a person: name, address, ways in (who they are at learning management systems too) and drafts go, all else belongs to the pseudonym. An exception to append-only history; to be audited by the caller.';
