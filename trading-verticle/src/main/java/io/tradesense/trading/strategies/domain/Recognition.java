package io.tradesense.trading.strategies.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Gives legs of one underlying that were opened together the name traders have for them, by right, strike, expiry,
 * direction and the proportion of their quantities (as The Options Industry Council's strategy guide describes them).
 */
public final class Recognition {

    private static final Comparator<StrategyLeg> BY_STRIKE = Comparator.comparing(StrategyLeg::strike)
            .thenComparing(StrategyLeg::expiry)
            .thenComparing(StrategyLeg::isCall);

    private Recognition() {}

    public static StrategyKind of(List<StrategyLeg> legs) {
        var shares = legs.stream().filter(StrategyLeg::isShares).toList();
        var options =
                legs.stream().filter(leg -> !leg.isShares()).sorted(BY_STRIKE).toList();
        if (!shares.isEmpty()) return shares.size() == 1 ? withShares(shares.get(0), options) : StrategyKind.CUSTOM;
        return switch (options.size()) {
            case 1 -> single(options.get(0));
            case 2 -> pair(options.get(0), options.get(1));
            case 3 -> butterfly(options);
            case 4 -> four(options);
            default -> StrategyKind.CUSTOM;
        };
    }

    private static StrategyKind single(StrategyLeg leg) {
        if (leg.isCall()) return leg.isLong() ? StrategyKind.LONG_CALL : StrategyKind.SHORT_CALL;
        return leg.isLong() ? StrategyKind.LONG_PUT : StrategyKind.SHORT_PUT;
    }

    /** Every share is covered, no more and no less. */
    private static StrategyKind withShares(StrategyLeg shares, List<StrategyLeg> options) {
        boolean covers = shares.isLong()
                && options.stream().allMatch(leg -> leg.shares().abs().compareTo(shares.quantity()) == 0);
        if (!covers) return StrategyKind.CUSTOM;
        long soldCalls =
                options.stream().filter(leg -> leg.isCall() && !leg.isLong()).count();
        long boughtPuts =
                options.stream().filter(leg -> leg.isPut() && leg.isLong()).count();
        if (options.size() == 1 && soldCalls == 1) return StrategyKind.COVERED_CALL;
        if (options.size() == 1 && boughtPuts == 1) return StrategyKind.PROTECTIVE_PUT;
        return options.size() == 2 && soldCalls == 1 && boughtPuts == 1 ? StrategyKind.COLLAR : StrategyKind.CUSTOM;
    }

    private static StrategyKind pair(StrategyLeg low, StrategyLeg high) {
        boolean sameSize = low.quantity().abs().compareTo(high.quantity().abs()) == 0;
        if (low.isCall() != high.isCall())
            return sameSize && sameExpiry(low, high) ? callAndPut(low, high) : StrategyKind.CUSTOM;
        if (low.isLong() == high.isLong()) return StrategyKind.CUSTOM;
        if (!sameExpiry(low, high)) return sameSize ? overTime(low, high) : StrategyKind.CUSTOM;
        if (!sameSize) return StrategyKind.RATIO_SPREAD;
        if (low.isCall()) return low.isLong() ? StrategyKind.BULL_CALL_SPREAD : StrategyKind.BEAR_CALL_SPREAD;
        return low.isLong() ? StrategyKind.BULL_PUT_SPREAD : StrategyKind.BEAR_PUT_SPREAD;
    }

    private static StrategyKind overTime(StrategyLeg one, StrategyLeg other) {
        return sameStrike(one, other) ? StrategyKind.CALENDAR : StrategyKind.DIAGONAL;
    }

    private static StrategyKind callAndPut(StrategyLeg one, StrategyLeg other) {
        var call = one.isCall() ? one : other;
        var put = one.isCall() ? other : one;
        if (call.isLong() != put.isLong()) {
            if (!sameStrike(call, put)) return StrategyKind.RISK_REVERSAL;
            return call.isLong() ? StrategyKind.SYNTHETIC_LONG : StrategyKind.SYNTHETIC_SHORT;
        }
        if (sameStrike(call, put)) return call.isLong() ? StrategyKind.LONG_STRADDLE : StrategyKind.SHORT_STRADDLE;
        return call.isLong() ? StrategyKind.LONG_STRANGLE : StrategyKind.SHORT_STRANGLE;
    }

    /** One, two the other way, one: of one right and expiry. */
    private static StrategyKind butterfly(List<StrategyLeg> legs) {
        var low = legs.get(0);
        var middle = legs.get(1);
        var high = legs.get(2);
        boolean oneTwoOne = alike(legs)
                && rising(legs)
                && same(low.quantity(), high.quantity())
                && same(middle.quantity(), low.quantity().multiply(BigDecimal.valueOf(-2)));
        if (!oneTwoOne) return StrategyKind.CUSTOM;
        boolean even =
                same(middle.strike().subtract(low.strike()), high.strike().subtract(middle.strike()));
        if (!even) return StrategyKind.BROKEN_WING_BUTTERFLY;
        return low.isLong() ? StrategyKind.LONG_BUTTERFLY : StrategyKind.SHORT_BUTTERFLY;
    }

    private static StrategyKind four(List<StrategyLeg> legs) {
        boolean oneSize = legs.stream()
                .allMatch(
                        leg -> same(leg.quantity().abs(), legs.get(0).quantity().abs()));
        boolean oneExpiry = legs.stream().allMatch(leg -> sameExpiry(leg, legs.get(0)));
        if (!oneSize || !oneExpiry) return StrategyKind.CUSTOM;
        return alike(legs) ? condor(legs) : putsAndCalls(legs);
    }

    private static StrategyKind condor(List<StrategyLeg> legs) {
        boolean outside = legs.get(0).isLong();
        boolean oneTwoTwoOne = rising(legs)
                && legs.get(3).isLong() == outside
                && legs.get(1).isLong() != outside
                && legs.get(2).isLong() != outside;
        if (!oneTwoTwoOne) return StrategyKind.CUSTOM;
        return outside ? StrategyKind.LONG_CONDOR : StrategyKind.SHORT_CONDOR;
    }

    private static StrategyKind putsAndCalls(List<StrategyLeg> legs) {
        var puts = legs.stream().filter(StrategyLeg::isPut).toList();
        var calls = legs.stream().filter(StrategyLeg::isCall).toList();
        boolean spreads = puts.size() == 2
                && puts.get(0).isLong() != puts.get(1).isLong()
                && calls.get(0).isLong() != calls.get(1).isLong()
                && rising(puts)
                && rising(calls);
        if (!spreads) return StrategyKind.CUSTOM;
        boolean sameStrikes = sameStrike(puts.get(0), calls.get(0)) && sameStrike(puts.get(1), calls.get(1));
        if (sameStrikes)
            return puts.get(0).isLong() == calls.get(0).isLong() ? StrategyKind.CUSTOM : StrategyKind.BOX_SPREAD;
        int gap = puts.get(1).strike().compareTo(calls.get(0).strike());
        boolean outside = puts.get(0).isLong();
        if (gap > 0 || calls.get(1).isLong() != outside) return StrategyKind.CUSTOM;
        if (gap == 0) return outside ? StrategyKind.IRON_BUTTERFLY : StrategyKind.REVERSE_IRON_BUTTERFLY;
        return outside ? StrategyKind.IRON_CONDOR : StrategyKind.REVERSE_IRON_CONDOR;
    }

    /** Of one right and one expiry. */
    private static boolean alike(List<StrategyLeg> legs) {
        var first = legs.get(0);
        return legs.stream().allMatch(leg -> leg.isCall() == first.isCall() && sameExpiry(leg, first));
    }

    private static boolean rising(List<StrategyLeg> legs) {
        for (int index = 1; index < legs.size(); index++) {
            if (legs.get(index - 1).strike().compareTo(legs.get(index).strike()) >= 0) return false;
        }
        return true;
    }

    private static boolean sameExpiry(StrategyLeg one, StrategyLeg other) {
        return one.expiry().equals(other.expiry());
    }

    private static boolean sameStrike(StrategyLeg one, StrategyLeg other) {
        return same(one.strike(), other.strike());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
