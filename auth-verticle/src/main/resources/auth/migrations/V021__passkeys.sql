CREATE TABLE passkeys (
    id            uuid PRIMARY KEY,
    user_id       uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    credential_id text NOT NULL UNIQUE,
    public_key    text NOT NULL,
    counter       bigint NOT NULL,
    model         text NOT NULL,
    name          text NOT NULL,
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz
);
CREATE INDEX passkeys_user ON passkeys (user_id, created_at, id);
COMMENT ON COLUMN passkeys.public_key IS 'A COSE key, Base64url.';
COMMENT ON COLUMN passkeys.counter IS 'Signatures the device says it has made; 0 for ever where it does not count.';
COMMENT ON COLUMN passkeys.model IS 'The AAGUID of the device; zeros where it does not say.';

CREATE TABLE spent_challenges (
    digest     text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX spent_challenges_end ON spent_challenges (expires_at);
COMMENT ON TABLE spent_challenges IS 'SHA-256 of challenges that a device has signed, until they would be refused for their age.';
