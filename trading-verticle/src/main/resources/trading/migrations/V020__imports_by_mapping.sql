-- How a user's own tables are to be read: which heading is which column. The definition is a JSON object.
CREATE TABLE import_mappings (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    definition json NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX import_mappings_of_user ON import_mappings (user_id, created_at, id);

-- An import keeps the definition it was started with: a mapping may be deleted while its files wait.
ALTER TABLE imports
    ADD COLUMN mapping json,
    ADD COLUMN passed_over bigint NOT NULL DEFAULT 0;

-- What the passed-over rows of a file were; kinds are the names of an enumeration, so there are few.
CREATE TABLE import_passed_over (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    kind text NOT NULL,
    rows bigint NOT NULL,
    PRIMARY KEY (import_id, kind)
);
