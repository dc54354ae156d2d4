-- A series of which a trade would be longer than there is memory for is set aside until something of it changes: others of
-- the account are brought up to the log without it.
ALTER TABLE stale_series ADD COLUMN too_long boolean NOT NULL DEFAULT false;
