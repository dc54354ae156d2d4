-- Facts about executions. The execution itself is never changed; a correction, a voiding and its taking back are each a
-- row that stays.
--   CORRECTED: all that the execution should have said.
--   VOIDED:    how much of it no longer counts (a trade that was deleted may hold a part of it), and with which trade.
--   RESTORED:  takes the voiding of that number back.
CREATE TABLE execution_amendments (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    execution_id uuid NOT NULL REFERENCES executions ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('CORRECTED', 'VOIDED', 'RESTORED')),
    symbol text,
    asset_class text,
    currency text,
    multiplier numeric,
    side text,
    quantity numeric,
    price numeric,
    fees numeric,
    commission numeric,
    executed_at timestamptz,
    trade_id uuid,
    restores bigint UNIQUE REFERENCES execution_amendments,
    reason text,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX execution_amendments_of_execution ON execution_amendments (execution_id, number);
CREATE INDEX execution_amendments_of_trade ON execution_amendments (user_id, trade_id) WHERE kind = 'VOIDED';
CREATE INDEX execution_amendments_of_account ON execution_amendments (account_id);

-- What the executions that have amendments say now: a view of the facts that is kept, for the log is read by series.
-- A quantity of zero no longer counts at all.
CREATE TABLE amended_executions (
    id uuid PRIMARY KEY REFERENCES executions ON DELETE CASCADE,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    currency text NOT NULL,
    multiplier numeric NOT NULL,
    side text NOT NULL,
    quantity numeric NOT NULL CHECK (quantity >= 0),
    price numeric NOT NULL,
    fees numeric NOT NULL,
    commission numeric NOT NULL,
    executed_at timestamptz NOT NULL,
    external_id text,
    fingerprint text NOT NULL
);
CREATE INDEX amended_executions_of_series
    ON amended_executions (account_id, symbol, asset_class, currency, multiplier, executed_at);

-- The log as it counts.
CREATE VIEW effective_executions AS
SELECT id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees, commission,
    executed_at, external_id, fingerprint
FROM executions e WHERE NOT EXISTS (SELECT 1 FROM amended_executions a WHERE a.id = e.id)
UNION ALL
SELECT id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees, commission,
    executed_at, external_id, fingerprint
FROM amended_executions WHERE quantity > 0;

-- Which lots a closing execution takes, where the trader said so; quantity null takes all that is left of the lot.
CREATE TABLE lot_choices (
    closing_execution uuid NOT NULL REFERENCES executions ON DELETE CASCADE,
    ordinal integer NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    opening_execution uuid NOT NULL REFERENCES executions ON DELETE CASCADE,
    quantity numeric CHECK (quantity > 0),
    PRIMARY KEY (closing_execution, ordinal)
);
CREATE INDEX lot_choices_of_account ON lot_choices (account_id);

-- Trades split and merged by hand. A split gives executions a book of their own, a merge lets one go on with the trade
-- before it. Rows stay; an undone regrouping has its own row.
CREATE TABLE regroupings (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('SPLIT', 'MERGE')),
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX regroupings_of_user ON regroupings (user_id, number DESC);
CREATE INDEX regroupings_of_account ON regroupings (account_id);

CREATE TABLE regrouped_executions (
    regrouping_id uuid NOT NULL REFERENCES regroupings ON DELETE CASCADE,
    execution_id uuid NOT NULL REFERENCES executions ON DELETE CASCADE,
    book uuid,
    joins boolean NOT NULL,
    PRIMARY KEY (regrouping_id, execution_id)
);
CREATE INDEX regrouped_executions_of_execution ON regrouped_executions (execution_id);

CREATE TABLE undone_regroupings (
    regrouping_id uuid PRIMARY KEY REFERENCES regroupings ON DELETE CASCADE,
    recorded_at timestamptz NOT NULL DEFAULT now()
);

-- How each execution is grouped now: the newest word about it that was not undone.
CREATE VIEW execution_groupings AS
SELECT DISTINCT ON (r.account_id, x.execution_id) x.execution_id, r.account_id, x.book, x.joins
FROM regroupings r JOIN regrouped_executions x ON x.regrouping_id = r.id
WHERE NOT EXISTS (SELECT 1 FROM undone_regroupings u WHERE u.regrouping_id = r.id)
ORDER BY r.account_id, x.execution_id, r.number DESC;
