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
CREATE TABLE outbox_relay (one boolean PRIMARY KEY DEFAULT true CHECK (one), transaction xid8 NOT NULL, number bigint NOT NULL);
INSERT INTO outbox_relay VALUES (true, '0', 0);
CREATE TABLE feed_positions (source text PRIMARY KEY, position text NOT NULL);
CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL, key text NOT NULL, request bytea NOT NULL, status integer, headers json, body bytea,
    created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, key)
);
CREATE TABLE orders (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE applied (subject text NOT NULL, number bigint GENERATED ALWAYS AS IDENTITY);
