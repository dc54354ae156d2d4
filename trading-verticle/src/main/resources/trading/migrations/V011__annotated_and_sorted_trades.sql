-- What the trader says about a trade. It hangs on an execution, so it finds its trade whatever arrives around it.
CREATE TABLE trade_annotations (
    execution_id uuid PRIMARY KEY REFERENCES executions ON DELETE CASCADE,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    stop_loss numeric,
    take_profit numeric,
    planned_risk numeric CHECK (planned_risk > 0),
    tags text[] NOT NULL DEFAULT '{}',
    setup text,
    mistakes text[] NOT NULL DEFAULT '{}',
    rating smallint CHECK (rating BETWEEN 1 AND 5),
    notes text,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX trade_annotations_of_account ON trade_annotations (account_id);

ALTER TABLE trades
    ADD COLUMN opening_execution uuid,
    ADD COLUMN stop_loss numeric,
    ADD COLUMN take_profit numeric,
    ADD COLUMN planned_risk numeric,
    ADD COLUMN risk_amount numeric,
    ADD COLUMN r_multiple numeric,
    ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN setup text,
    ADD COLUMN mistakes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN rating smallint,
    ADD COLUMN notes text,
    ADD COLUMN annotation_version bigint NOT NULL DEFAULT 0,
    ADD COLUMN mae numeric,
    ADD COLUMN mfe numeric,
    ADD COLUMN holding_seconds numeric GENERATED ALWAYS AS (EXTRACT(epoch FROM closed_at - opened_at)) STORED;
UPDATE trades t SET opening_execution =
    (SELECT execution_id FROM trade_legs l WHERE l.trade_id = t.id ORDER BY ordinal LIMIT 1);
ALTER TABLE trades ALTER COLUMN opening_execution SET NOT NULL;

-- One index an order a list can have; each is read both ways.
DROP INDEX trades_of_user_closed;
CREATE INDEX trades_by_close ON trades (user_id, COALESCE(closed_at, 'infinity'), id);
CREATE INDEX trades_by_result ON trades (user_id, net_pnl, id);
CREATE INDEX trades_by_return ON trades (user_id, COALESCE(return_pct, '-infinity'), id);
CREATE INDEX trades_by_holding ON trades (user_id, COALESCE(holding_seconds, 'infinity'), id);
CREATE INDEX trades_by_symbol ON trades (user_id, symbol, id);
-- And one a filter that leaves little.
CREATE INDEX trades_by_setup ON trades (user_id, setup) WHERE setup IS NOT NULL;
CREATE INDEX trades_by_tag ON trades USING gin (tags);
CREATE INDEX trades_by_mistake ON trades USING gin (mistakes);
CREATE INDEX trades_of_series_closed ON trades (account_id, symbol, asset_class, currency, multiplier, closed_at);
CREATE INDEX trade_legs_of_execution ON trade_legs (execution_id);

-- Until when a series has new executions: from the next moment on at which it was flat and is again, nothing changed.
ALTER TABLE stale_series ADD COLUMN until timestamptz NOT NULL DEFAULT 'infinity';

-- Grows with every change of a trade of the account: what is remembered of its trades is forgotten by it.
ALTER TABLE accounts ADD COLUMN trades_version bigint NOT NULL DEFAULT 0;

-- Lists a trader keeps: a name and what GET /trades would be asked.
CREATE TABLE saved_views (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    filter json NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX saved_views_of_user ON saved_views (user_id, created_at, id);
