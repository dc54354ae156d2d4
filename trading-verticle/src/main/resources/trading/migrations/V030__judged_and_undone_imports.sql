-- What became of each row of a file that is an execution or should be one. A row that was simply added says no more; what
-- it reads as stands in the log. A dry run has no log to stand in, and a correction replaces what stands there, so these
-- keep what they read as.
CREATE TABLE import_rows (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number bigint NOT NULL,
    line bigint NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('ADDED', 'DUPLICATE', 'REJECTED', 'CHANGED')),
    why text,
    execution_id uuid,
    said jsonb,
    PRIMARY KEY (import_id, number)
);
-- Rows that were simply added are in neither: they are most rows of most files, and are found otherwise.
CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, number) WHERE why IS NOT NULL;
CREATE INDEX import_rows_by_execution ON import_rows (execution_id) WHERE why IS NOT NULL OR said IS NOT NULL;

-- Imports from before: which line brought an execution is not known of them, and is 0.
INSERT INTO import_rows (import_id, number, line, outcome, execution_id)
SELECT e.import_id, row_number() OVER (PARTITION BY e.import_id ORDER BY e.executed_at, e.id), 0, 'ADDED', e.id
FROM executions e JOIN imports i ON i.id = e.import_id;

ALTER TABLE imports
    ADD COLUMN dry_run boolean NOT NULL DEFAULT false,
    ADD COLUMN changed bigint NOT NULL DEFAULT 0,
    ADD COLUMN confirmed_at timestamptz;
DROP INDEX imports_to_do;
CREATE INDEX imports_to_do ON imports (created_at) WHERE status IN ('UPLOADING', 'QUEUED', 'RUNNING', 'UNDOING');

-- import_id: the import whose file corrected the execution. undone_import: the import that was undone, and the execution
-- with it; the file taken in again takes that back.
ALTER TABLE execution_amendments
    ADD COLUMN import_id uuid,
    ADD COLUMN undone_import uuid;

-- A dry run waits a day for its confirmation.
CREATE INDEX imports_tried ON imports (completed_at) WHERE dry_run;
