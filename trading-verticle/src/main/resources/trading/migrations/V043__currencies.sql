-- In what a user counts.
CREATE TABLE portfolio_settings (
    user_id uuid PRIMARY KEY,
    base_currency text NOT NULL,
    timezone text NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

-- What a user says a currency was worth: comes before what was published.
CREATE TABLE stated_rates (
    user_id uuid NOT NULL,
    from_currency text NOT NULL,
    to_currency text NOT NULL,
    day date NOT NULL,
    rate numeric NOT NULL CHECK (rate > 0),
    PRIMARY KEY (user_id, from_currency, to_currency, day)
);

-- What was published, as it was first heard: kept, so that a result once told stays the same.
CREATE TABLE published_rates (
    from_currency text NOT NULL,
    to_currency text NOT NULL,
    day date NOT NULL,
    rate numeric NOT NULL CHECK (rate > 0),
    source text NOT NULL,
    PRIMARY KEY (from_currency, to_currency, day)
);
