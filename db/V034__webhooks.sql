-- Other systems that want to hear of what happens in a course.

CREATE TABLE webhook (
  id               uuid        PRIMARY KEY,
  course_id        uuid        NOT NULL REFERENCES course,
  url              text        NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
  events           text        NOT NULL CHECK (events ~ '^[a-z.]+( [a-z.]+)*$'),
  state            text        NOT NULL CHECK (state IN ('ACTIVE', 'OFF', 'GONE')),
  signing_key      bytea       NOT NULL CHECK (octet_length(signing_key) BETWEEN 24 AND 64),
  former_key       bytea       CHECK (octet_length(former_key) BETWEEN 24 AND 64),
  former_key_until timestamptz,
  made_by          uuid        NOT NULL REFERENCES account,
  made_at          timestamptz NOT NULL,
  idempotency_key  text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  CONSTRAINT webhook_key_once UNIQUE (course_id, made_by, idempotency_key),
  CHECK ((former_key IS NULL) = (former_key_until IS NULL))
);
CREATE INDEX webhook_of_course ON webhook (course_id, id);
COMMENT ON TABLE webhook IS 'An address that is told of events of a course.';
COMMENT ON COLUMN webhook.events IS 'Which, separated by blanks.';
COMMENT ON COLUMN webhook.state IS 'GONE: the receiver answered 410, and is told nothing more until somebody switches it on.';
COMMENT ON COLUMN webhook.signing_key IS 'Signs messages, so it is here as it is; shown once, when it is made.';
COMMENT ON COLUMN webhook.former_key IS 'The key before the last change: messages are signed with both for a while.';

CREATE TABLE webhook_message (
  id         uuid        PRIMARY KEY,
  webhook_id uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
  event      text        NOT NULL,
  body       text        NOT NULL CHECK (octet_length(body) <= 20000),
  made_at    timestamptz NOT NULL,
  state      text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'DEAD')),
  tries      integer     NOT NULL DEFAULT 0 CHECK (tries >= 0),
  tried_at   timestamptz,
  answer     text        CHECK (length(answer) <= 500)
);
CREATE INDEX webhook_message_of_webhook ON webhook_message (webhook_id, id);
COMMENT ON TABLE webhook_message IS 'What a webhook is told: written in the transaction of what it tells of, delivered after.';
COMMENT ON COLUMN webhook_message.body IS 'Exactly what is sent and signed: JSON.';
COMMENT ON COLUMN webhook_message.state IS 'DEAD: tried as often as it is worth; somebody may have it sent again.';
COMMENT ON COLUMN webhook_message.answer IS 'What came of the last try: a status, or a fault.';
