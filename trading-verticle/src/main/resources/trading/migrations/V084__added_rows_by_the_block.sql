-- Rows of files that were simply added, a block of them in one row: which row, which line of the file, which execution. They
-- are most rows of most files and say no more than that. A row with anything else to say stands in import_rows. The blocks of
-- an import follow each other and do not overlap.
CREATE TABLE import_added_rows (
    import_id uuid NOT NULL,
    last_number bigint NOT NULL,
    numbers bigint[] NOT NULL,
    lines bigint[] NOT NULL,
    executions uuid[] NOT NULL,
    PRIMARY KEY (import_id, last_number)
);
-- Numbers and ids do not shrink, and looking for how they might costs more than writing them.
ALTER TABLE import_added_rows
    ALTER numbers SET STORAGE EXTERNAL,
    ALTER lines SET STORAGE EXTERNAL,
    ALTER executions SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION rows_go_with_their_imports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM import_rows r USING gone WHERE r.import_id = gone.id;
    DELETE FROM import_added_rows r USING gone WHERE r.import_id = gone.id;
    RETURN NULL;
END
$$;

-- The executions that rows of a file are, whatever became of the rows.
CREATE VIEW executions_of_imports AS
SELECT import_id, number, execution_id FROM import_rows WHERE execution_id IS NOT NULL
UNION ALL
SELECT b.import_id, r.number, r.execution_id
FROM import_added_rows b CROSS JOIN LATERAL unnest(b.numbers, b.executions) AS r (number, execution_id);
