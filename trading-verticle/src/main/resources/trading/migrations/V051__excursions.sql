-- How far each trade went for and against the trader. Worked out of the market's candles for the trade as it was then:
-- digest says which. again says when it is due though the trade has not changed.
CREATE TABLE excursions (
    trade_id uuid PRIMARY KEY REFERENCES trades ON DELETE CASCADE,
    digest uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('KNOWN', 'NO_PRICES', 'SIMULATED_ONLY')),
    figures json,
    source text NOT NULL,
    resolution text NOT NULL,
    computed_at timestamptz NOT NULL,
    again timestamptz
);
CREATE INDEX excursions_again ON excursions (again) WHERE again IS NOT NULL;
CREATE INDEX trades_by_opening ON trades (opened_at DESC, id);
