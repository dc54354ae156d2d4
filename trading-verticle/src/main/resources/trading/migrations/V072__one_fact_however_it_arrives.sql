-- The shares of an option event may have moved in several executions, and those of several events in one.
-- by_hand: the trader stated the event, whether or not a file has it too.
ALTER TABLE option_events
    ADD COLUMN deliveries uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN by_hand boolean NOT NULL DEFAULT true;
UPDATE option_events SET
    deliveries = CASE WHEN delivery_execution IS NULL THEN '{}' ELSE ARRAY[delivery_execution] END,
    by_hand = import_id IS NULL;
DROP INDEX option_events_by_delivery;
ALTER TABLE option_events DROP COLUMN delivery_execution;
CREATE INDEX option_events_by_delivery ON option_events USING gin (deliveries);

-- Rows of files that are a movement which the trader booked.
ALTER TABLE cash_movements ADD COLUMN sources uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cash_movements_by_source ON cash_movements USING gin (sources) WHERE sources <> '{}';

-- source: the row of a broker's file that took the execution back. Such rows wait until all executions of their file are
-- known, for the one they take back may stand behind them.
ALTER TABLE execution_amendments ADD COLUMN source uuid;
CREATE INDEX execution_amendments_by_source ON execution_amendments (source) WHERE source IS NOT NULL;
ALTER TABLE import_rows ADD COLUMN cancellation uuid;
CREATE INDEX import_rows_by_cancellation ON import_rows (cancellation) WHERE cancellation IS NOT NULL;
CREATE TABLE import_cancellations (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number bigint NOT NULL,
    line bigint NOT NULL,
    id uuid NOT NULL,
    said json NOT NULL,
    cancels text,
    raw text NOT NULL,
    PRIMARY KEY (import_id, number)
);
