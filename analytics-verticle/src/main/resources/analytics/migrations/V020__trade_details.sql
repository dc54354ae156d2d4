ALTER TABLE closed_trades
    ADD COLUMN mistakes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN rating smallint,
    ADD COLUMN stop_loss numeric,
    ADD COLUMN take_profit numeric,
    ADD COLUMN planned_reward_risk numeric,
    ADD COLUMN entry_price numeric,
    ADD COLUMN exit_price numeric,
    ADD COLUMN max_quantity numeric,
    ADD COLUMN multiplier numeric,
    ADD COLUMN executions integer,
    ADD COLUMN mae numeric,
    ADD COLUMN mfe numeric;

-- What trades were told with before there was a column for it is read from the feed once more.
UPDATE feed_positions SET position = '0.0' WHERE source = 'trading';
