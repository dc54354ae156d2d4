-- Whether trades kept the rules of their setups. Apart from the trades, for it is told apart from them and may come first.
CREATE TABLE rule_verdicts (
    trade_id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    kept boolean NOT NULL
);
CREATE INDEX rule_verdicts_by_user ON rule_verdicts (user_id);
