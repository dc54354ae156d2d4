-- Playbooks. The trades of a setup are those annotated with its name.
CREATE TABLE journal_setups (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    zone text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    UNIQUE (user_id, name)
);
CREATE INDEX journal_setups_of_user ON journal_setups (user_id, created_at, id);

CREATE TABLE journal_setup_rules (
    id uuid PRIMARY KEY,
    setup_id uuid NOT NULL REFERENCES journal_setups ON DELETE CASCADE,
    ordinal integer NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    number numeric,
    from_time time,
    to_time time,
    choices text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX journal_setup_rules_of_setup ON journal_setup_rules (setup_id, ordinal);

-- What the trader says of a rule that no machine checks, at the execution that opened the trade.
CREATE TABLE journal_setup_marks (
    rule_id uuid NOT NULL REFERENCES journal_setup_rules ON DELETE CASCADE,
    execution_id uuid NOT NULL,
    kept boolean NOT NULL,
    PRIMARY KEY (rule_id, execution_id)
);
