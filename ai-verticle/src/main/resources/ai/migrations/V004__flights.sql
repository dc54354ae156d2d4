-- Who of all processes is making an answer just now. What a killed process held comes free when its lease is over.
CREATE TABLE ai_flights (
    user_id uuid NOT NULL,
    key text NOT NULL,
    owner uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX ai_flights_late ON ai_flights (expires_at);
