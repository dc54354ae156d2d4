-- Users who are gone: what is told or asked of them later leaves nothing behind.
CREATE TABLE gone_users (user_id uuid PRIMARY KEY, since timestamptz NOT NULL DEFAULT now());
