-- Where a movement comes from: import_id of a broker's file that has it; action_id of a dividend that was stated of the
-- shares, from which it is derived. Neither where the trader booked it.
ALTER TABLE cash_movements
    ADD COLUMN import_id uuid,
    ADD COLUMN action_id uuid REFERENCES corporate_actions ON DELETE CASCADE;
CREATE INDEX cash_movements_of_import ON cash_movements (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX cash_movements_of_action ON cash_movements (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX corporate_actions_that_pay ON corporate_actions (user_id) WHERE amount IS NOT NULL;

-- sources: the rows of brokers' files that are this event. delivery_stated: the shares' execution is the broker's own and
-- not derived from the event.
ALTER TABLE option_events
    ADD COLUMN import_id uuid,
    ADD COLUMN sources uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN delivery_stated boolean NOT NULL DEFAULT false;
CREATE INDEX option_events_of_import ON option_events (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX option_events_by_delivery ON option_events (delivery_execution) WHERE delivery_execution IS NOT NULL;

-- Rows that are no executions but belong into the account: booked cash and ended options.
ALTER TABLE import_rows
    ADD COLUMN movement_id uuid,
    ADD COLUMN option_event_id uuid;
CREATE INDEX import_rows_by_movement ON import_rows (movement_id) WHERE movement_id IS NOT NULL;
CREATE INDEX import_rows_by_option_event ON import_rows (option_event_id) WHERE option_event_id IS NOT NULL;

-- Ended options of a file that is still read: what they closed is only known when all of the file's executions are.
CREATE TABLE import_option_ends (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number bigint NOT NULL,
    line bigint NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    symbol text NOT NULL,
    quantity numeric NOT NULL,
    fees numeric NOT NULL,
    at timestamptz NOT NULL,
    raw text NOT NULL,
    reference text,
    PRIMARY KEY (import_id, number)
);
