-- Events that could not be applied, and the later ones of the same owner behind them. Changed only so that it may run again.
CREATE TABLE IF NOT EXISTS parked_events (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL,
    id uuid NOT NULL,
    owner text NOT NULL,
    event json NOT NULL,
    error text,
    tries integer NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (source, id)
);
CREATE INDEX IF NOT EXISTS parked_events_order ON parked_events (source, owner, number);
