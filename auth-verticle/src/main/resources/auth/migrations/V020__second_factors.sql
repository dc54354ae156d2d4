-- Whoever signed in before there were second factors did so by password alone.
ALTER TABLE sessions ADD COLUMN methods text[] NOT NULL DEFAULT '{PASSWORD}';
COMMENT ON COLUMN sessions.methods IS 'How the user signed in: the amr of its access tokens.';

CREATE TABLE totp_secrets (
    user_id      uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    secret       bytea NOT NULL,
    enrolled_at  timestamptz NOT NULL,
    activated_at timestamptz,
    last_step    bigint NOT NULL DEFAULT -1
);
COMMENT ON COLUMN totp_secrets.secret IS '160 bits under AES-256-GCM, bound to the user.';
COMMENT ON COLUMN totp_secrets.activated_at IS 'Null until a code has shown that the user''s device has the secret.';
COMMENT ON COLUMN totp_secrets.last_step IS 'The last 30-second step a code was accepted for; no code of it or of an earlier one is accepted again.';

CREATE TABLE recovery_codes (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    digest  text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (user_id, digest)
);
COMMENT ON COLUMN recovery_codes.digest IS 'SHA-256 of the user''s id and the code. A code has 120 random bits: too many to be guessed, so a slow hash would only cost.';

CREATE TABLE factor_attempts (
    user_id  uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    since    timestamptz NOT NULL,
    attempts integer NOT NULL
);
