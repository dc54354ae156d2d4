CREATE TABLE letters (
    id          uuid PRIMARY KEY,
    sealed      bytea NOT NULL,
    tries       integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    next_try_at timestamptz NOT NULL
);
CREATE INDEX letters_due ON letters (next_try_at);
COMMENT ON TABLE letters IS 'Mail that is not sent yet. A letter is dropped with the change it tells of and removed once the next hop has it.';
COMMENT ON COLUMN letters.sealed IS 'Address, subject and text under AES-256-GCM, bound to the id: letters hold tokens.';
