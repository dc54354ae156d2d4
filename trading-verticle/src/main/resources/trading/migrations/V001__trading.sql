-- What executions belong to.
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    broker text NOT NULL,
    currency text NOT NULL,
    starting_balance numeric NOT NULL,
    cost_basis_method text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX accounts_of_user ON accounts (user_id, created_at, id);

-- The facts. A row is never changed; its id is derived from the account and the fingerprint, so the same fill has the
-- same id however often and from wherever it comes.
CREATE TABLE executions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    multiplier numeric NOT NULL,
    side text NOT NULL,
    quantity numeric NOT NULL CHECK (quantity > 0),
    price numeric NOT NULL,
    fees numeric NOT NULL,
    commission numeric NOT NULL,
    executed_at timestamptz NOT NULL,
    external_id text,
    fingerprint text NOT NULL,
    import_id uuid,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX executions_of_series ON executions (account_id, symbol, asset_class, currency, multiplier, executed_at);

-- Series whose round trips do not yet show every execution, and from when on. Written with the executions, deleted with
-- the round trips: whatever is killed in between, the work is still on the list.
CREATE TABLE stale_series (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    multiplier numeric NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (account_id, symbol, asset_class, currency, multiplier)
);

-- A view of the facts that is kept because it is read often: round trips from flat to flat, first in, first out.
CREATE TABLE trades (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    multiplier numeric NOT NULL,
    side text NOT NULL,
    status text NOT NULL,
    quantity numeric NOT NULL,
    max_quantity numeric NOT NULL,
    open_quantity numeric NOT NULL,
    entry_price numeric NOT NULL,
    exit_price numeric,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    gross_pnl numeric NOT NULL,
    fees numeric NOT NULL,
    net_pnl numeric NOT NULL,
    open_cost numeric NOT NULL,
    return_pct numeric,
    execution_count integer NOT NULL,
    digest uuid NOT NULL
);
CREATE INDEX trades_of_user ON trades (user_id, opened_at DESC, id DESC);
CREATE INDEX trades_of_user_closed ON trades (user_id, closed_at DESC, id DESC);
CREATE INDEX trades_of_series ON trades (account_id, symbol, asset_class, currency, multiplier, opened_at);

CREATE TABLE trade_legs (
    trade_id uuid NOT NULL REFERENCES trades ON DELETE CASCADE,
    ordinal integer NOT NULL,
    execution_id uuid NOT NULL,
    role text NOT NULL,
    quantity numeric NOT NULL,
    price numeric NOT NULL,
    costs numeric NOT NULL,
    executed_at timestamptz NOT NULL,
    PRIMARY KEY (trade_id, ordinal)
);

-- A broker's file on its way into the log.
CREATE TABLE imports (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    status text NOT NULL,
    requested_format text NOT NULL,
    format text,
    zone text,
    bytes bigint NOT NULL DEFAULT 0,
    bytes_read bigint NOT NULL DEFAULT 0,
    rows bigint NOT NULL DEFAULT 0,
    imported bigint NOT NULL DEFAULT 0,
    duplicates bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    detail text,
    attempts integer NOT NULL DEFAULT 0,
    owner uuid,
    lease_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz
);
CREATE INDEX imports_of_user ON imports (user_id, created_at DESC, id DESC);
CREATE INDEX imports_to_do ON imports (created_at) WHERE status IN ('UPLOADING', 'QUEUED', 'RUNNING');

CREATE TABLE import_chunks (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE import_errors (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    line bigint NOT NULL,
    detail text NOT NULL,
    raw text NOT NULL,
    PRIMARY KEY (import_id, line)
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
