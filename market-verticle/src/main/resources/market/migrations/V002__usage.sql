-- Calls for prices that nobody was told of yet: added to a few times a second, told every few minutes.
CREATE TABLE usage_counts (
    user_id uuid NOT NULL,
    day date NOT NULL,
    calls bigint NOT NULL,
    last_at timestamptz NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, day)
);
CREATE INDEX usage_counts_since ON usage_counts (since);
-- The last batch each counter added: one of which nobody knows whether it arrived is added again, and counts once.
CREATE TABLE usage_batches (
    counter uuid PRIMARY KEY,
    number bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
