-- A foreign key asks for its row once for every row that is added: for legs and for rows of files, of which an import adds
-- hundreds of thousands, that is a good part of all the work. Both are only written in the transaction that has just
-- written or locked what they belong to, so nothing is learned by asking. What the keys did on deletion a trigger does, once
-- a statement.
ALTER TABLE trade_legs DROP CONSTRAINT trade_legs_trade_id_fkey;
CREATE FUNCTION legs_go_with_their_trades() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM trade_legs l USING gone WHERE l.trade_id = gone.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER legs_go_with_their_trades AFTER DELETE ON trades REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION legs_go_with_their_trades();

ALTER TABLE import_rows DROP CONSTRAINT import_rows_import_id_fkey;
CREATE FUNCTION rows_go_with_their_imports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM import_rows r USING gone WHERE r.import_id = gone.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER rows_go_with_their_imports AFTER DELETE ON imports REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION rows_go_with_their_imports();
