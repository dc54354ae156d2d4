-- Whose habits are to be looked at without their asking.
CREATE TABLE habit_looks (
    user_id uuid PRIMARY KEY,
    -- When their trades last changed; null where they have been looked at since.
    changed_at timestamptz,
    -- Until then one instance is looking.
    taken_until timestamptz,
    -- How many trades there were at the last look.
    trades integer NOT NULL DEFAULT 0
);
CREATE INDEX habit_looks_due ON habit_looks (changed_at) WHERE changed_at IS NOT NULL;
