-- Who is whose customer: one a user, for ever. The row is there before the customer is asked for.
CREATE TABLE customers (
    user_id uuid PRIMARY KEY,
    customer_id text UNIQUE,
    wished_at timestamptz NOT NULL DEFAULT now(),
    generation bigint NOT NULL DEFAULT 0,
    leased_until timestamptz
);
-- Customers of users who are gone; the provider is told, and what it still says of them is not taken in.
CREATE TABLE leavers (
    customer_id text PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT now(),
    tried_at timestamptz,
    done_at timestamptz
);

-- What the provider said last.
CREATE TABLE subscriptions (
    id text PRIMARY KEY,
    user_id uuid NOT NULL,
    plan text,
    interval text NOT NULL,
    amount numeric NOT NULL,
    currency text NOT NULL,
    percent_off numeric NOT NULL,
    coupon text,
    status text NOT NULL,
    period_start timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    trial_end timestamptz,
    cancel_at timestamptz,
    created_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX subscriptions_of_user ON subscriptions (user_id);
CREATE TABLE invoices (
    id text PRIMARY KEY,
    user_id uuid NOT NULL,
    subscription_id text,
    number text,
    status text NOT NULL,
    total numeric NOT NULL,
    due numeric NOT NULL,
    paid numeric NOT NULL,
    refunded numeric NOT NULL,
    currency text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz,
    period_start timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    url text,
    pdf text,
    created_at timestamptz NOT NULL
);
CREATE INDEX invoices_of_user ON invoices (user_id, created_at DESC, id DESC);

-- What follows from it. Who has no row has what is free.
CREATE TABLE entitlements (
    user_id uuid PRIMARY KEY,
    plan text NOT NULL,
    status text NOT NULL,
    limits json NOT NULL,
    version bigint NOT NULL,
    grace_ends_at timestamptz,
    changes_at timestamptz
);
CREATE INDEX entitlements_due ON entitlements (changes_at) WHERE changes_at IS NOT NULL;
CREATE TABLE movements (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id uuid,
    kind text NOT NULL,
    before_amount numeric NOT NULL,
    after_amount numeric NOT NULL,
    currency text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX movements_by_time ON movements (at);
CREATE INDEX movements_of_user ON movements (user_id);

-- What a provider is about to be told. At most one a user is open.
CREATE TABLE intents (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    key text NOT NULL UNIQUE,
    command json NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'done', 'failed', 'expired')),
    created_at timestamptz NOT NULL DEFAULT now(),
    tried_at timestamptz NOT NULL DEFAULT now(),
    tries integer NOT NULL DEFAULT 1,
    settled_at timestamptz,
    failure text
);
CREATE UNIQUE INDEX intents_one_open ON intents (user_id) WHERE state = 'open';
CREATE INDEX intents_of_user ON intents (user_id, created_at);
CREATE TABLE checkouts (
    user_id uuid PRIMARY KEY,
    asked text NOT NULL,
    page_id text NOT NULL,
    url text NOT NULL,
    expires_at timestamptz NOT NULL
);

-- What the provider told, as it came. Stored before it is answered, worked off after.
CREATE TABLE webhook_events (
    id text PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    api_version text,
    customer_id text,
    created_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    payload text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'done', 'ignored', 'parked')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    failure text
);
CREATE INDEX webhook_events_waiting ON webhook_events (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX webhook_events_of_customer ON webhook_events (customer_id) WHERE state IN ('waiting', 'parked');
CREATE INDEX webhook_events_by_state ON webhook_events (state, number);

-- Who or what changed what. Nobody can rewrite it.
CREATE TABLE audit_events (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    user_id uuid,
    cause text NOT NULL,
    object text NOT NULL,
    object_id text NOT NULL,
    fields json NOT NULL
);
CREATE INDEX audit_events_of_user ON audit_events (user_id, number);
CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit events are written once'; END $$;
CREATE TRIGGER audit_events_are_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();

CREATE TABLE reconciliations (
    id uuid PRIMARY KEY,
    night date UNIQUE,
    asked_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    alive_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    checked integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    differences integer NOT NULL DEFAULT 0
);
CREATE TABLE reconciliation_differences (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reconciliation_id uuid NOT NULL REFERENCES reconciliations ON DELETE CASCADE,
    customer_id text NOT NULL,
    object text NOT NULL,
    object_id text NOT NULL,
    fields json NOT NULL
);
CREATE INDEX reconciliation_differences_of ON reconciliation_differences (reconciliation_id, number);

-- What was used, by calendar month (UTC).
CREATE TABLE usage_totals (
    user_id uuid NOT NULL,
    meter text NOT NULL,
    month date NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (user_id, month, meter)
);
CREATE TABLE usage_reports (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    meter text NOT NULL,
    amount bigint NOT NULL,
    at timestamptz NOT NULL,
    tried_at timestamptz,
    tries integer NOT NULL DEFAULT 0,
    reported_at timestamptz
);
CREATE INDEX usage_reports_waiting ON usage_reports (at) WHERE reported_at IS NULL;

-- The local stand-in's own books, a document a customer.
CREATE TABLE local_accounts (
    customer_id text PRIMARY KEY,
    user_id uuid NOT NULL UNIQUE,
    due_at timestamptz,
    account json NOT NULL
);
CREATE INDEX local_accounts_due ON local_accounts (due_at) WHERE due_at IS NOT NULL;
