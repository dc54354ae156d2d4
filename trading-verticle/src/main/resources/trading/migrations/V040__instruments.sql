-- What a trader said of an instrument: counts before what everybody knows, for executions recorded from then on.
CREATE TABLE instruments (
    user_id uuid NOT NULL,
    symbol text NOT NULL,
    asset_class text NOT NULL,
    multiplier numeric NOT NULL CHECK (multiplier > 0),
    tick_size numeric CHECK (tick_size > 0),
    currency text NOT NULL,
    expires_on date,
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (user_id, symbol)
);
