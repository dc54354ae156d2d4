CREATE TABLE audit_events (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id    uuid NOT NULL,
    kind       text NOT NULL,
    at         timestamptz NOT NULL,
    session_id uuid,
    address    text,
    user_agent text,
    detail     text
);
CREATE INDEX audit_events_user ON audit_events (user_id, number DESC);
COMMENT ON COLUMN audit_events.user_id IS 'No foreign key: what happened to an account outlives it, without name or address.';

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to';
END $$;
CREATE TRIGGER audit_events_stay BEFORE UPDATE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE sessions ADD COLUMN authenticated_at timestamptz;
UPDATE sessions SET authenticated_at = created_at;
ALTER TABLE sessions ALTER COLUMN authenticated_at SET NOT NULL;
COMMENT ON COLUMN sessions.authenticated_at IS 'When the user last proved who they are in this session.';
