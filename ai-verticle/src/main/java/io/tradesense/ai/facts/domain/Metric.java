package io.tradesense.ai.facts.domain;

import java.util.List;

/** What a fact measures, and the words by which a sentence names it. */
public enum Metric {
    NET_PNL(Direction.RESULT, "net p&l", "net pnl", "net result", "net profit", "net loss", "p&l"),
    GROSS_PROFIT(Direction.NONE, "gross profit"),
    GROSS_LOSS(Direction.NONE, "gross loss"),
    FEES(Direction.NONE, "fees", "commissions", "trading costs"),
    TRADES(Direction.NONE, "trades", "round trips"),
    WINS(Direction.NONE, "wins", "winners", "winning trades", "won"),
    LOSSES(Direction.NONE, "losses", "losers", "losing trades"),
    BREAKEVEN(Direction.NONE, "break-even", "breakeven"),
    WIN_RATE(Direction.NONE, "win rate", "hit rate", "winning percentage"),
    PROFIT_FACTOR(Direction.NONE, "profit factor"),
    EXPECTANCY(Direction.RESULT, "expectancy", "expected per trade"),
    AVG_WIN(Direction.NONE, "average win", "average winner", "average winning trade"),
    AVG_LOSS(Direction.NONE, "average loss", "average loser", "average losing trade"),
    PAYOFF_RATIO(Direction.NONE, "payoff ratio", "payoff"),
    LARGEST_WIN(Direction.NONE, "largest win", "biggest win", "best trade", "largest winner"),
    LARGEST_LOSS(Direction.NONE, "largest loss", "biggest loss", "worst trade", "largest loser"),
    HOLDING_TIME(Direction.NONE, "holding time", "held"),
    WIN_STREAK(Direction.NONE, "winning streak", "wins in a row", "consecutive wins"),
    LOSS_STREAK(Direction.NONE, "losing streak", "losses in a row", "consecutive losses"),
    SHARPE(Direction.NONE, "sharpe"),
    SORTINO(Direction.NONE, "sortino"),
    CALMAR(Direction.NONE, "calmar"),
    MAX_DRAWDOWN(Direction.NONE, "drawdown"),
    RECOVERY_FACTOR(Direction.NONE, "recovery factor"),
    ULCER_INDEX(Direction.NONE, "ulcer index"),
    SQN(Direction.NONE, "sqn", "system quality number"),
    KELLY(Direction.NONE, "kelly"),
    AVG_R(Direction.RESULT, "average r", "r-multiple", "r multiple"),
    R_MULTIPLE(Direction.RESULT, "r-multiple", "r multiple"),
    RETURN(Direction.RESULT, "return"),
    ENTRY_PRICE(Direction.NONE, "entry price", "average entry"),
    EXIT_PRICE(Direction.NONE, "exit price", "average exit"),
    STOP(Direction.NONE, "stop"),
    TARGET(Direction.NONE, "target"),
    RISK(Direction.NONE, "risked", "at risk", "planned risk"),
    REWARD_RISK(Direction.NONE, "reward to risk", "reward-to-risk", "risk-reward"),
    MAE(Direction.NONE, "mae", "adverse excursion", "against you"),
    MFE(Direction.NONE, "mfe", "favourable excursion", "favorable excursion", "in your favour", "in your favor"),
    CAPTURE(Direction.NONE, "captured", "kept"),
    QUANTITY(Direction.NONE, "quantity", "position size"),
    RATING(Direction.NONE, "rating", "rated"),
    PRICE(Direction.NONE, "quote", "quoted", "market price"),
    EQUITY(Direction.NONE, "equity"),
    CASH(Direction.NONE, "cash"),
    MARKET_VALUE(Direction.NONE, "market value"),
    UNREALISED(Direction.RESULT, "unrealised", "unrealized"),
    EFFECT(Direction.RESULT, "effect"),
    P_VALUE(Direction.NONE, "p-value", "p value"),
    COST(Direction.NONE),
    CHANGE(Direction.RESULT),
    COUNT(Direction.NONE),
    PERIOD(Direction.NONE),
    DATE(Direction.NONE);

    /** Whether a sentence can turn what a fact says by calling a gain a loss. */
    public enum Direction {
        RESULT,
        NONE
    }

    private final Direction direction;
    private final List<String> names;

    Metric(Direction direction, String... names) {
        this.direction = direction;
        this.names = List.of(names);
    }

    public boolean isResult() {
        return direction == Direction.RESULT;
    }

    /** In lower case; empty where no words belong to it alone. */
    public List<String> names() {
        return names;
    }
}
