-- When the excursions of a trade are looked for next: at once where it has changed, never where that is null. The index holds
-- only what may be due, so that what is due is found without a look at all trades.
ALTER TABLE trades ADD COLUMN excursions_due timestamptz DEFAULT '-infinity';
UPDATE trades t SET excursions_due = e.again FROM excursions e WHERE e.trade_id = t.id AND e.digest = t.digest;
CREATE INDEX trades_with_excursions_due ON trades (excursions_due, opened_at DESC)
    WHERE asset_class IN ('STOCK', 'FOREX', 'CRYPTO') AND execution_count <= 2000 AND excursions_due IS NOT NULL;
ALTER TABLE excursions DROP COLUMN again;
DROP INDEX trades_by_opening;
