-- What users keep here. Prices that providers can be asked for again are in Redis and nowhere else.
CREATE TABLE watchlists (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    symbols text[] NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX watchlists_of_user ON watchlists (user_id, created_at, id);

CREATE TABLE alerts (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    symbol text NOT NULL,
    condition text NOT NULL CHECK (condition IN ('ABOVE', 'BELOW')),
    price numeric NOT NULL CHECK (price > 0),
    note text NOT NULL,
    status text NOT NULL CHECK (status IN ('ACTIVE', 'TRIGGERED')),
    triggered_at timestamptz,
    triggered_price numeric,
    simulated boolean,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX alerts_of_user ON alerts (user_id, created_at, id);
CREATE INDEX alerts_to_watch ON alerts (symbol) WHERE status = 'ACTIVE';

-- Candles users brought themselves, raw. Splits and dividends are facts beside them and applied when read.
CREATE TABLE imported_candles (
    user_id uuid NOT NULL,
    symbol text NOT NULL,
    interval text NOT NULL,
    t timestamptz NOT NULL,
    open numeric NOT NULL,
    high numeric NOT NULL,
    low numeric NOT NULL,
    close numeric NOT NULL,
    volume numeric,
    PRIMARY KEY (user_id, symbol, interval, t)
);
CREATE TABLE imported_actions (
    user_id uuid NOT NULL,
    symbol text NOT NULL,
    ex_date date NOT NULL,
    split_ratio numeric NOT NULL CHECK (split_ratio > 0),
    dividend numeric NOT NULL CHECK (dividend >= 0),
    PRIMARY KEY (user_id, symbol, ex_date)
);

CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL,
    key text NOT NULL,
    request bytea NOT NULL,
    status integer,
    headers json,
    body bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);

CREATE TABLE outbox (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    type text NOT NULL,
    subject text NOT NULL,
    time timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent text NOT NULL,
    data json NOT NULL
);
CREATE INDEX outbox_order ON outbox (transaction, number);
CREATE TABLE outbox_relay (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    transaction xid8 NOT NULL,
    number bigint NOT NULL
);
INSERT INTO outbox_relay VALUES (true, '0', 0);

CREATE TABLE feed_positions (source text PRIMARY KEY, position text NOT NULL);
