-- What a user has used of models in a month (UTC) and has set aside for calls under way. Its row's lock makes it exact.
CREATE TABLE ai_periods (
    user_id uuid NOT NULL,
    month date NOT NULL,
    reserved bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    spent bigint NOT NULL DEFAULT 0 CHECK (spent >= 0),
    cost_micros bigint NOT NULL DEFAULT 0,
    calls bigint NOT NULL DEFAULT 0,
    hits bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, month)
);
CREATE TABLE ai_reservations (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    month date NOT NULL,
    tokens bigint NOT NULL CHECK (tokens > 0),
    expires_at timestamptz NOT NULL
);
CREATE INDEX ai_reservations_late ON ai_reservations (expires_at);
-- One row a call; the id is its reservation's, so that none is written down twice.
CREATE TABLE ai_usage (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    at timestamptz NOT NULL,
    model text NOT NULL,
    purpose text NOT NULL,
    input_tokens bigint NOT NULL,
    cached_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_micros bigint NOT NULL
);
CREATE INDEX ai_usage_of_user ON ai_usage (user_id, at);

-- Answers by the digest of everything they depend on.
CREATE TABLE ai_cache (
    user_id uuid NOT NULL,
    key text NOT NULL,
    data_version bigint NOT NULL,
    value json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);

CREATE TABLE ai_conversations (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    title text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX ai_conversations_of_user ON ai_conversations (user_id, updated_at, id);
CREATE TABLE ai_messages (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES ai_conversations ON DELETE CASCADE,
    user_id uuid NOT NULL,
    by_user boolean NOT NULL,
    text text NOT NULL,
    answer json,
    at timestamptz NOT NULL
);
CREATE INDEX ai_messages_of_conversation ON ai_messages (conversation_id, number);

CREATE TABLE ai_settings (
    user_id uuid PRIMARY KEY,
    models boolean NOT NULL,
    journal boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

-- Moved on by every event about a user's trades or journal.
CREATE TABLE data_versions (
    user_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    insights_version bigint NOT NULL DEFAULT 0,
    insights_tried_at timestamptz
);

CREATE TABLE insights (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    severity text NOT NULL,
    body json NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (user_id, key)
);

-- What can be searched: trades as their events tell them, journal entries as trading answers them.
CREATE TABLE search_documents (
    user_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('TRADE', 'ENTRY')),
    ref_id uuid NOT NULL,
    day date NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')) STORED,
    embedding real[],
    embedded_by text,
    PRIMARY KEY (user_id, kind, ref_id)
);
CREATE INDEX search_documents_words ON search_documents USING gin (words);
CREATE TABLE search_queue (
    user_id uuid NOT NULL,
    kind text NOT NULL,
    ref_id uuid NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, kind, ref_id)
);
CREATE INDEX search_queue_due ON search_queue (not_before);

CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL,
    key text NOT NULL,
    request bytea NOT NULL,
    status integer,
    headers json,
    body bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);

-- A mark that a user is gone, so that events which come late bring nothing back.
CREATE TABLE gone_users (user_id uuid PRIMARY KEY);
