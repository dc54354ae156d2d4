CREATE TABLE users (
    id             uuid PRIMARY KEY,
    email          text NOT NULL,
    email_key      text NOT NULL UNIQUE CHECK (email_key = lower(email)),
    name           text NOT NULL,
    password_hash  text NOT NULL,
    roles          text[] NOT NULL DEFAULT '{user}',
    plan           text NOT NULL DEFAULT 'free',
    email_verified boolean NOT NULL DEFAULT false,
    disabled       boolean NOT NULL DEFAULT false,
    epoch          bigint NOT NULL DEFAULT 0,
    version        bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL
);
COMMENT ON COLUMN users.email_key IS 'The address as it is compared: two spellings of one address are one account.';
COMMENT ON COLUMN users.epoch IS 'Grows whenever tokens issued before are not to be believed any more.';
COMMENT ON COLUMN users.version IS 'Grows with every change of what the user sees of their account: the ETag.';

-- Checked at the end of the transaction: the key is claimed before its user is written.
CREATE TABLE registration_keys (
    key        text PRIMARY KEY,
    request    text NOT NULL,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    created_at timestamptz NOT NULL
);
CREATE INDEX registration_keys_user ON registration_keys (user_id);
CREATE INDEX registration_keys_age ON registration_keys (created_at);
COMMENT ON TABLE registration_keys IS 'Digests of the Idempotency-Keys of registrations and of their address and name, for a day. No password and no token is part of them.';

CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    ended_at     timestamptz,
    address      text,
    user_agent   text
);
CREATE INDEX sessions_user ON sessions (user_id, created_at DESC, id DESC);
CREATE INDEX sessions_age ON sessions (created_at);

CREATE TABLE refresh_tokens (
    token_hash text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    spent_at   timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
COMMENT ON COLUMN refresh_tokens.token_hash IS 'SHA-256 of the token, Base64url. The token itself is nowhere.';

CREATE TABLE signing_keys (
    id          text PRIMARY KEY,
    private_key bytea NOT NULL,
    usable_from timestamptz NOT NULL
);
COMMENT ON COLUMN signing_keys.private_key IS 'PKCS#8 under AES-256-GCM, bound to the id. The public half follows from it, so a row that was not sealed by the service is never published.';

CREATE TABLE outbox (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    type text NOT NULL,
    subject text NOT NULL,
    time timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent text NOT NULL,
    data json NOT NULL
);
CREATE INDEX outbox_order ON outbox (transaction, number);
CREATE TABLE outbox_relay (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    transaction xid8 NOT NULL,
    number bigint NOT NULL
);
INSERT INTO outbox_relay VALUES (true, '0', 0);
