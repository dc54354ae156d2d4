-- What a trader writes. The body is Markdown as it came. words: what is searched, once as written and once by the stems of
-- English; only the beginning of a very long body is in it, for a tsvector holds one megabyte.
CREATE TABLE journal_entries (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    date date NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    mood text,
    tags text[] NOT NULL DEFAULT '{}',
    tag_words text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title || ' ' || tag_words), 'A')
        || setweight(to_tsvector('english', title || ' ' || tag_words), 'A')
        || setweight(to_tsvector('simple', left(body, 131072)), 'B')
        || setweight(to_tsvector('english', left(body, 131072)), 'B')) STORED
);
CREATE INDEX journal_entries_of_user ON journal_entries (user_id, date, id);
CREATE INDEX journal_entries_words ON journal_entries USING gin (words);

-- A trade's id follows from its first execution and changes where an earlier one arrives, so a link also keeps the execution
-- that opened the trade. No foreign key: a link stays, and is shown as missing, where its trade is gone.
CREATE TABLE journal_entry_trades (
    entry_id uuid NOT NULL REFERENCES journal_entries ON DELETE CASCADE,
    ordinal integer NOT NULL,
    trade_id uuid NOT NULL,
    execution_id uuid NOT NULL,
    PRIMARY KEY (entry_id, ordinal)
);
CREATE INDEX journal_entry_trades_of_trade ON journal_entry_trades (trade_id);
CREATE INDEX journal_entry_trades_of_execution ON journal_entry_trades (execution_id);
