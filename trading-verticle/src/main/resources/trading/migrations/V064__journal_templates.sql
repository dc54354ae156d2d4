-- What an entry can begin with.
CREATE TABLE journal_templates (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX journal_templates_of_user ON journal_templates (user_id, created_at, id);
