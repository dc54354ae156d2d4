CREATE TABLE jobs (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL DEFAULT 'QUEUED',
    -- What was asked for, and what came of it.
    parameters json NOT NULL,
    result json,
    fault text,
    progress real NOT NULL DEFAULT 0,
    data_version bigint,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    -- Who works on it, and until when that is believed without a sign of life.
    worker uuid,
    lease_until timestamptz,
    attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX jobs_of_user ON jobs (user_id, kind, created_at, id);
CREATE INDEX jobs_waiting ON jobs (created_at) WHERE status IN ('QUEUED', 'RUNNING');
