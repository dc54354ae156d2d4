-- The index holds only what may be due, so that what is due is found without a look at all trades. The column "again" of
-- excursions stays for processes of the version before, which read it while they are replaced one by one.
UPDATE trades t SET excursions_due = e.again FROM excursions e WHERE e.trade_id = t.id AND e.digest = t.digest;
CREATE INDEX trades_with_excursions_due ON trades (excursions_due, opened_at DESC)
    WHERE asset_class IN ('STOCK', 'FOREX', 'CRYPTO') AND execution_count <= 2000 AND excursions_due IS NOT NULL;
DROP INDEX trades_by_opening;

-- Whoever changes a trade makes it due, a process of the version before too.
CREATE FUNCTION excursions_are_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.excursions_due := '-infinity';
    RETURN NEW;
END $$;
CREATE TRIGGER excursions_are_due BEFORE UPDATE OF digest ON trades
    FOR EACH ROW WHEN (OLD.digest IS DISTINCT FROM NEW.digest) EXECUTE FUNCTION excursions_are_due();
