-- What companies did to their shares: facts beside the log.
CREATE TABLE corporate_actions (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    user_id uuid NOT NULL,
    type text NOT NULL,
    symbol text NOT NULL,
    ratio_new bigint CHECK (ratio_new > 0),
    ratio_old bigint CHECK (ratio_old > 0),
    new_symbol text,
    amount numeric,
    effective_on date NOT NULL,
    zone text NOT NULL
);
CREATE INDEX corporate_actions_of_user ON corporate_actions (user_id, number DESC);

-- What the executions they reach mean today: symbol, and how many of today's shares stand for how many of theirs. Derived
-- from the facts, and kept because the log is read by series.
CREATE TABLE adjusted_executions (
    id uuid PRIMARY KEY REFERENCES executions ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    symbol text NOT NULL,
    split_new numeric NOT NULL,
    split_old numeric NOT NULL
);
CREATE INDEX adjusted_executions_of_series ON adjusted_executions (account_id, symbol);

-- The price at which an exercised or assigned option was closed, and its shares were moved, once the premium is rolled into
-- the shares' basis. Derived from the lots the option event closed.
CREATE TABLE rolled_premiums (
    execution_id uuid PRIMARY KEY REFERENCES executions ON DELETE CASCADE,
    price numeric NOT NULL
);

-- The log as it was stated and amended, before anything a company did.
CREATE VIEW stated_executions AS
SELECT e.*, 1::numeric AS split_new, 1::numeric AS split_old FROM (
    SELECT id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees, commission,
        executed_at, external_id, fingerprint
    FROM executions x WHERE NOT EXISTS (SELECT 1 FROM amended_executions a WHERE a.id = x.id)
    UNION ALL
    SELECT id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees, commission,
        executed_at, external_id, fingerprint
    FROM amended_executions WHERE quantity > 0) e;

-- The log as it counts today. Quantity and price are as they were executed: a split is told beside them.
CREATE OR REPLACE VIEW effective_executions AS
SELECT e.id, e.user_id, e.account_id, e.symbol, e.asset_class, e.currency, e.multiplier, e.side, e.quantity,
    COALESCE(p.price, e.price) AS price, e.fees, e.commission, e.executed_at, e.external_id, e.fingerprint,
    1::numeric AS split_new, 1::numeric AS split_old
FROM executions e LEFT JOIN rolled_premiums p ON p.execution_id = e.id
WHERE NOT EXISTS (SELECT 1 FROM amended_executions a WHERE a.id = e.id)
  AND NOT EXISTS (SELECT 1 FROM adjusted_executions x WHERE x.id = e.id)
UNION ALL
SELECT e.id, e.user_id, e.account_id, e.symbol, e.asset_class, e.currency, e.multiplier, e.side, e.quantity,
    COALESCE(p.price, e.price), e.fees, e.commission, e.executed_at, e.external_id, e.fingerprint, 1, 1
FROM amended_executions e LEFT JOIN rolled_premiums p ON p.execution_id = e.id
WHERE e.quantity > 0 AND NOT EXISTS (SELECT 1 FROM adjusted_executions x WHERE x.id = e.id)
UNION ALL
SELECT e.id, e.user_id, x.account_id, x.symbol, e.asset_class, e.currency, e.multiplier, e.side, e.quantity,
    COALESCE(p.price, e.price), e.fees, e.commission, e.executed_at, e.external_id, e.fingerprint, x.split_new,
    x.split_old
FROM adjusted_executions x JOIN executions e ON e.id = x.id LEFT JOIN rolled_premiums p ON p.execution_id = e.id
WHERE NOT EXISTS (SELECT 1 FROM amended_executions a WHERE a.id = e.id)
UNION ALL
SELECT e.id, e.user_id, x.account_id, x.symbol, e.asset_class, e.currency, e.multiplier, e.side, e.quantity,
    COALESCE(p.price, e.price), e.fees, e.commission, e.executed_at, e.external_id, e.fingerprint, x.split_new,
    x.split_old
FROM adjusted_executions x JOIN amended_executions e ON e.id = x.id LEFT JOIN rolled_premiums p ON p.execution_id = e.id
WHERE e.quantity > 0;

ALTER TABLE trade_legs
    ADD COLUMN split_new numeric NOT NULL DEFAULT 1,
    ADD COLUMN split_old numeric NOT NULL DEFAULT 1;
