-- Never set back, not even when the read model is built anew: a version names one state of the data, ever.
CREATE SEQUENCE data_versions;

CREATE TABLE user_versions (
    user_id uuid PRIMARY KEY,
    data_version bigint NOT NULL DEFAULT nextval('data_versions'),
    as_of timestamptz,
    -- The user was removed: events that come late are not applied.
    deleted boolean NOT NULL DEFAULT false
);

CREATE TABLE accounts (
    account_id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    currency text NOT NULL,
    starting_balance numeric NOT NULL
);
CREATE INDEX accounts_by_user ON accounts (user_id);

CREATE TABLE closed_trades (
    trade_id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    side text NOT NULL,
    currency text NOT NULL,
    quantity numeric NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz NOT NULL,
    gross_pnl numeric NOT NULL,
    fees numeric NOT NULL,
    net_pnl numeric NOT NULL,
    risk_amount numeric,
    setup text,
    tags text[] NOT NULL
);
CREATE INDEX closed_trades_by_user ON closed_trades (user_id);
CREATE INDEX closed_trades_by_account ON closed_trades (account_id);

CREATE TABLE feed_positions (
    source text PRIMARY KEY,
    position text NOT NULL
);
