CREATE TABLE what_if_tries (
    user_id uuid NOT NULL,
    -- Of the rule and the trades it was tried on.
    digest text NOT NULL,
    tried_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, digest)
);
