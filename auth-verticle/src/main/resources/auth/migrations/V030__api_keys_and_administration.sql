CREATE TABLE api_keys (
    id                  uuid PRIMARY KEY,
    user_id             uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name                text NOT NULL,
    digest              text NOT NULL UNIQUE,
    hint                text NOT NULL,
    scopes              text[] NOT NULL,
    requests_per_minute integer,
    created_at          timestamptz NOT NULL,
    expires_at          timestamptz,
    last_used_at        timestamptz,
    retry_key           text,
    retry_request       text,
    UNIQUE (user_id, retry_key)
);
COMMENT ON COLUMN api_keys.digest IS 'SHA-256 of the key, Base64url. The key itself is nowhere.';
COMMENT ON COLUMN api_keys.hint IS 'How the key begins, for its owner to tell it from others.';
COMMENT ON COLUMN api_keys.retry_key IS 'Digests of the Idempotency-Key it was made under and of what was asked for.';

CREATE TABLE feed_positions (source text PRIMARY KEY, position text NOT NULL);

-- The number tells how much happens to everybody; a cursor of the log must not.
ALTER TABLE audit_events
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN actor_id uuid;
COMMENT ON COLUMN audit_events.actor_id IS 'Who did it, where it was not the user.';
CREATE INDEX audit_events_age ON audit_events (at);

CREATE FUNCTION refuse_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('tradesense.retention_sweep', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only ever added to';
END $$;
CREATE TRIGGER audit_events_are_kept BEFORE DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_forgetting();
CREATE TRIGGER audit_events_are_not_emptied BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_forgetting();

-- Byte order serves the search by beginning and the pages alike.
CREATE INDEX users_by_address ON users (email_key COLLATE "C");
CREATE INDEX users_by_name ON users (lower(name) COLLATE "C");
CREATE INDEX users_administrators ON users (id) WHERE 'admin' = ANY (roles);
