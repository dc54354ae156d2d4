-- What others were told of whether trades kept the rules of their setup; null where that is not known any more.
-- A setup is judged anew where what it was judged by is no longer how things stand.
ALTER TABLE journal_setups
    ADD COLUMN judged text,
    -- How often a mark was set or taken back.
    ADD COLUMN marked bigint NOT NULL DEFAULT 0;

CREATE TABLE journal_setup_verdicts (
    trade_id uuid PRIMARY KEY REFERENCES trades ON DELETE CASCADE,
    setup_id uuid REFERENCES journal_setups ON DELETE SET NULL,
    kept boolean
);
CREATE INDEX journal_setup_verdicts_of_setup ON journal_setup_verdicts (setup_id);
