-- Which habits were found, and when the trader saw them first. Kept when the read model is built anew: it is what
-- happened, not what follows from trades.
CREATE TABLE found_habits (
    user_id uuid NOT NULL,
    kind text NOT NULL,
    -- Which hour, weekday or trade of the day, by the clock of the zone.
    cell integer,
    zone text NOT NULL,
    found_at timestamptz NOT NULL,
    found_version bigint NOT NULL,
    shown_at timestamptz,
    PRIMARY KEY (user_id, kind)
);
