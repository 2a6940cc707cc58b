-- Work that servers do apart from requests. The columns but last_fault are those of db-scheduler 16.

CREATE TABLE job (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL CHECK (length(task_instance) BETWEEN 1 AND 100),
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  last_fault           text        CHECK (length(last_fault) <= 2000),
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX job_due ON job (execution_time);
CREATE INDEX job_heartbeat ON job (last_heartbeat);
COMMENT ON TABLE job IS 'Work that waits or is being done. What was done without fault is gone from here; it is no history.';
COMMENT ON COLUMN job.task_data IS 'What the job needs to know, as JSON in UTF-8.';
COMMENT ON COLUMN job.execution_time IS 'When it is due; in the year 9999 where it failed too often and waits for an administrator.';
COMMENT ON COLUMN job.picked_by IS 'The server that does it, while picked is true.';
COMMENT ON COLUMN job.last_heartbeat IS 'When that server last said that it lives; another one takes over a job whose server does not.';
COMMENT ON COLUMN job.last_fault IS 'Why it failed the last time; written by Ackademy, unknown to db-scheduler.';
