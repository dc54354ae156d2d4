-- The broker's own figures in a file, and ours beside them since the import ended.
CREATE TABLE import_figures (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number bigint NOT NULL,
    measure text NOT NULL,
    symbol text,
    currency text,
    reference text NOT NULL,
    theirs numeric NOT NULL,
    as_of timestamptz,
    execution_id uuid,
    ours numeric,
    difference numeric,
    cause text,
    detail text,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_figures_of_symbol ON import_figures (import_id, symbol, number) WHERE symbol IS NOT NULL;
CREATE INDEX import_figures_that_differ ON import_figures (import_id) WHERE cause <> 'ROUNDING';
