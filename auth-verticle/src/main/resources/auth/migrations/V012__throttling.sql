CREATE TABLE sign_in_brakes (
    key       text PRIMARY KEY,
    failures  double precision NOT NULL,
    half_life double precision NOT NULL,
    last_at   timestamptz NOT NULL
);
CREATE INDEX sign_in_brakes_age ON sign_in_brakes (last_at);
COMMENT ON TABLE sign_in_brakes IS 'Failed tries by whom, against whom, or both. Keys are digests; the count halves in every half-life (seconds).';

CREATE TABLE known_devices (
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    device       text NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, device)
);
COMMENT ON TABLE known_devices IS 'Where an account signed in: a digest of the network and the kind of program. At most twenty an account.';
