-- Anybody may open an account under any address; nobody learns from it whether there is one already.
ALTER TABLE users DROP CONSTRAINT users_email_key_key;
CREATE UNIQUE INDEX users_proved_address ON users (email_key) WHERE email_verified;
CREATE INDEX users_address ON users (email_key, created_at);
COMMENT ON COLUMN users.email_key IS 'The address as it is compared. It belongs to the account that has proved it, of which there is at most one; others may stand beside it.';

CREATE TABLE mailed_tokens (
    token_hash    text PRIMARY KEY,
    user_id       uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose       text NOT NULL,
    email         text NOT NULL,
    password_hash text,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX mailed_tokens_user ON mailed_tokens (user_id, purpose);
CREATE INDEX mailed_tokens_age ON mailed_tokens (expires_at);
COMMENT ON TABLE mailed_tokens IS 'What was mailed to prove an address: SHA-256 of each token, Base64url. A token is spent by being deleted.';
COMMENT ON COLUMN mailed_tokens.password_hash IS 'Of a change of address: the password hashed for the new one.';

CREATE TABLE letter_requests (
    id         uuid PRIMARY KEY,
    purpose    text NOT NULL,
    email_key  text NOT NULL,
    address    text,
    user_agent text,
    asked_at   timestamptz NOT NULL
);
CREATE INDEX letter_requests_order ON letter_requests (asked_at);
COMMENT ON TABLE letter_requests IS 'Letters that were asked for by address. Whether anybody has the address is looked up after the answer, so the answer cannot tell.';
