-- Goals and limits. How one stands is never kept: it follows from trades and entries whenever it is asked for.
CREATE TABLE journal_goals (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    metric text NOT NULL,
    aim text NOT NULL,
    value numeric NOT NULL,
    period text NOT NULL,
    zone text NOT NULL,
    account_id uuid REFERENCES accounts ON DELETE CASCADE,
    currency text,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX journal_goals_of_user ON journal_goals (user_id, created_at, id);
CREATE INDEX journal_goals_of_account ON journal_goals (account_id);
