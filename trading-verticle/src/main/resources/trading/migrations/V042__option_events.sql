-- What became of options that were held: facts, of which each is one or two executions in the log.
CREATE TABLE option_events (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    type text NOT NULL CHECK (type IN ('EXPIRED', 'EXERCISED', 'ASSIGNED')),
    symbol text NOT NULL,
    underlying text NOT NULL,
    quantity numeric NOT NULL CHECK (quantity > 0),
    fees numeric NOT NULL,
    at timestamptz NOT NULL,
    closing_execution uuid NOT NULL,
    delivery_execution uuid
);
CREATE INDEX option_events_of_user ON option_events (user_id, number DESC);
CREATE INDEX option_events_of_account ON option_events (account_id, symbol);
