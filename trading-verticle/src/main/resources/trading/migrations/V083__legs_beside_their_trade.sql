-- All legs of a trade in one row, for they are written and read together: a row and two entries of indexes for each leg were
-- more work than all else an import does for a trade. An element an array is a leg, in the order of the executions.
-- entries: whether the leg is an ENTRY or an EXIT. splits_new and splits_old are null where every leg counts as it was
-- executed.
CREATE TABLE legs_of_trades (
    trade_id uuid PRIMARY KEY,
    executions uuid[] NOT NULL,
    entries boolean[] NOT NULL,
    quantities numeric[] NOT NULL,
    prices numeric[] NOT NULL,
    costs numeric[] NOT NULL,
    times timestamptz[] NOT NULL,
    splits_new numeric[],
    splits_old numeric[]
);
INSERT INTO legs_of_trades
SELECT trade_id, array_agg(execution_id ORDER BY ordinal), array_agg(role = 'ENTRY' ORDER BY ordinal),
    array_agg(quantity ORDER BY ordinal), array_agg(price ORDER BY ordinal), array_agg(costs ORDER BY ordinal),
    array_agg(executed_at ORDER BY ordinal),
    CASE WHEN bool_or(split_new <> split_old) THEN array_agg(split_new ORDER BY ordinal) END,
    CASE WHEN bool_or(split_new <> split_old) THEN array_agg(split_old ORDER BY ordinal) END
FROM trade_legs GROUP BY trade_id;

DROP TABLE trade_legs;
CREATE VIEW trade_legs AS
SELECT t.trade_id, (l.ordinal - 1)::integer AS ordinal, l.execution_id, CASE WHEN l.entry THEN 'ENTRY' ELSE 'EXIT' END AS role,
    l.quantity, l.price, l.costs, l.executed_at, COALESCE(l.split_new, 1) AS split_new, COALESCE(l.split_old, 1) AS split_old
FROM legs_of_trades t CROSS JOIN LATERAL
    unnest(t.executions, t.entries, t.quantities, t.prices, t.costs, t.times, t.splits_new, t.splits_old)
    WITH ORDINALITY AS l (execution_id, entry, quantity, price, costs, executed_at, split_new, split_old, ordinal);

-- The view is asked by trade. The trades of an execution are those of its series that were under way when it was executed and
-- have it: an index of every execution would cost an import more than all it is ever asked.
CREATE FUNCTION legs_of_execution(execution uuid) RETURNS SETOF trade_legs LANGUAGE sql STABLE AS $$
    SELECT l.* FROM (SELECT * FROM effective_executions x WHERE x.id = execution OFFSET 0) e
    CROSS JOIN LATERAL (
        SELECT t.id FROM trades t
        WHERE (t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier)
            = (e.account_id, e.symbol, e.asset_class, e.currency, e.multiplier)
          AND t.opened_at <= e.executed_at AND COALESCE(t.closed_at, 'infinity') >= e.executed_at OFFSET 0) t
    JOIN trade_legs l ON l.trade_id = t.id AND l.execution_id = e.id
$$;
DROP INDEX trades_of_series;
CREATE INDEX trades_of_series ON trades
    (account_id, symbol, asset_class, currency, multiplier, opened_at, COALESCE(closed_at, 'infinity'));

CREATE OR REPLACE FUNCTION legs_go_with_their_trades() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM legs_of_trades l USING gone WHERE l.trade_id = gone.id;
    RETURN NULL;
END
$$;

-- Most trades have neither, and an empty array is an entry of the index as well.
DROP INDEX trades_by_tag;
DROP INDEX trades_by_mistake;
CREATE INDEX trades_by_tag ON trades USING gin (tags) WHERE tags <> '{}';
CREATE INDEX trades_by_mistake ON trades USING gin (mistakes) WHERE mistakes <> '{}';
