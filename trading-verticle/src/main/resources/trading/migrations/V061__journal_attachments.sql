-- Files on journal entries, in the database so that one backup holds all: docs/decisions/0014. Pictures do not compress, so
-- nobody shall try.
CREATE TABLE journal_attachments (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    entry_id uuid NOT NULL REFERENCES journal_entries ON DELETE CASCADE,
    name text NOT NULL,
    type text NOT NULL,
    bytes integer NOT NULL,
    sha256 text NOT NULL,
    width integer,
    height integer,
    created_at timestamptz NOT NULL
);
CREATE INDEX journal_attachments_of_entry ON journal_attachments (entry_id, created_at, id);
CREATE INDEX journal_attachments_of_user ON journal_attachments (user_id) INCLUDE (bytes);

CREATE TABLE journal_attachment_pieces (
    attachment_id uuid NOT NULL REFERENCES journal_attachments ON DELETE CASCADE,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (attachment_id, number)
);
ALTER TABLE journal_attachment_pieces ALTER COLUMN content SET STORAGE EXTERNAL;
