-- When the excursions of a trade are looked for next: at once where it has changed, never where that is null. By itself, since
-- adding a column locks the table: the next migration fills it while others read and write.
ALTER TABLE trades ADD COLUMN excursions_due timestamptz DEFAULT '-infinity';
