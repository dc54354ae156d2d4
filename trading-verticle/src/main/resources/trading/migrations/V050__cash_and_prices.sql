-- What moved cash beside the executions. A row is never changed, only removed.
CREATE TABLE cash_movements (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    type text NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAWAL', 'DIVIDEND', 'INTEREST', 'FEE')),
    amount numeric NOT NULL CHECK (amount <> 0),
    currency text NOT NULL,
    symbol text,
    at timestamptz NOT NULL,
    note text,
    -- what it does to the balance: money that leaves is written as a positive amount of a withdrawal or a fee
    effect numeric GENERATED ALWAYS AS (CASE WHEN type IN ('WITHDRAWAL', 'FEE') THEN -amount ELSE amount END) STORED
);
CREATE INDEX cash_movements_of_user ON cash_movements (user_id, at, id);
CREATE INDEX cash_movements_of_account ON cash_movements (account_id, at);

-- The newest price of the market that was seen, for when the market cannot be asked. Never one that was made up.
CREATE TABLE last_prices (
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    price numeric NOT NULL,
    as_of timestamptz NOT NULL,
    PRIMARY KEY (symbol, asset_class, currency)
);

-- Closes of days that are over, likewise.
CREATE TABLE daily_closes (
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    day date NOT NULL,
    close numeric NOT NULL,
    PRIMARY KEY (symbol, asset_class, currency, day)
);
