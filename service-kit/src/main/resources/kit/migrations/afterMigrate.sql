-- At every start, where a service has a feed. Positions in it are numbers of transactions, and a database that was restored into
-- another server may find smaller numbers there: what says that a transaction wrote it which this server has not reached yet
-- was written on another. From then on events belong to a new epoch, which comes after the old one whatever its numbers.
DO $$
DECLARE
    reached xid8 := pg_current_xact_id();
BEGIN
    IF to_regclass('outbox') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = 'outbox_relay'::regclass AND attname = 'current_epoch' AND NOT attisdropped) THEN
        ALTER TABLE outbox ADD COLUMN epoch integer NOT NULL DEFAULT 0;
        ALTER TABLE outbox_relay ADD COLUMN epoch integer NOT NULL DEFAULT 0,
                                 ADD COLUMN current_epoch integer NOT NULL DEFAULT 0;
        CREATE INDEX outbox_feed ON outbox (epoch, transaction, number);
        DROP INDEX IF EXISTS outbox_order;
    END IF;
    UPDATE outbox_relay AS relay SET current_epoch = current_epoch + 1
    WHERE relay.epoch = current_epoch AND relay.transaction > reached
       OR EXISTS (SELECT FROM outbox WHERE outbox.epoch = current_epoch AND outbox.transaction > reached);
END $$;
