package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.FactSheet.Origin;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The rules by which a trade's plan, execution and exit are told, and what to take from them. */
final class TradeText {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int FRACTION_DIGITS = 6;
    private final FactSheet sheet;
    private final Draft draft;
    private final TradeFigures trade;
    private final FactGroup facts;

    TradeText(FactSheet sheet, Draft draft, TradeFigures trade) {
        this.sheet = sheet;
        this.draft = draft;
        this.trade = trade;
        this.facts = trade.figures().addTo(sheet, "the trade in " + trade.symbol(), trade.about());
    }

    void write() {
        plan();
        execution();
        exit();
        lessons();
    }

    private void plan() {
        draft.section("Plan");
        if (has(Metric.STOP)) {
            say("The stop was planned at {}.", Metric.STOP);
            say("What was at risk: {}.", Metric.RISK);
        } else {
            draft.say("No stop was planned, so what was at risk cannot be said.");
        }
        say("The target was {}.", Metric.TARGET);
        say("The planned reward to risk was {}.", Metric.REWARD_RISK);
        String setup = trade.setup();
        draft.say(
                setup == null
                        ? "No setup was noted."
                        : "It was traded as the setup " + Words.withoutFigures(setup) + ".");
    }

    private void execution() {
        draft.section("Execution");
        say("The average entry price was {}.", Metric.ENTRY_PRICE);
        say("The quantity was {}.", Metric.QUANTITY);
        if (trade.entries() > 0) {
            var origin = new Origin(trade.figures().source(), trade.about());
            draft.say(
                    "Fills that opened or enlarged it: {}; fills that reduced or closed it: {}.",
                    sheet.count(Metric.COUNT, "entry fills", trade.entries(), origin),
                    sheet.count(Metric.COUNT, "exit fills", trade.exits(), origin));
        }
        say("The furthest it went against you was {u}.", Metric.MAE);
        say("Fees came to {}.", Metric.FEES);
        if (!trade.mistakes().isEmpty()) {
            draft.say("Noted mistakes: " + Words.withoutFigures(String.join(", ", trade.mistakes())) + ".");
        }
    }

    private void exit() {
        draft.section("Exit");
        if (!trade.isClosed()) {
            draft.say("The trade is still open.");
            return;
        }
        facts.get(Metric.NET_PNL)
                .ifPresent(net -> draft.say(net.isNegative() ? "It lost {u} net." : "It made {} net.", net));
        say("The R-multiple was {}.", Metric.R_MULTIPLE);
        say("The return was {}.", Metric.RETURN);
        say("The average exit price was {}.", Metric.EXIT_PRICE);
        say("It was held for {}.", Metric.HOLDING_TIME);
        say("The furthest it went in your favour was {u}.", Metric.MFE);
        if (captured().signum() > 0) {
            var origin = new Origin("net P&L over the maximum favourable excursion", trade.about());
            draft.say(
                    "You kept {} of that.",
                    sheet.add(
                            Metric.CAPTURE,
                            "part of the best moment that was kept",
                            Kind.PERCENT,
                            captured(),
                            "",
                            origin));
        }
        where();
    }

    private void where() {
        if (!has(Metric.EXIT_PRICE)) {
            return;
        }
        if (has(Metric.TARGET) && isBeyond(Metric.TARGET, true)) {
            draft.say("The exit reached the target.");
        } else if (has(Metric.STOP) && isBeyond(Metric.STOP, false)) {
            draft.say("The exit was at the stop or beyond it.");
        } else if (has(Metric.STOP) && has(Metric.TARGET)) {
            draft.say("The exit came between the stop and the target.");
        }
    }

    private void lessons() {
        draft.section("What to take from it");
        if (!has(Metric.STOP)) {
            draft.say("Plan the stop before the entry: without one neither the size nor the result can be judged.");
        }
        boolean wentTooFar =
                has(Metric.RISK) && has(Metric.MAE) && value(Metric.MAE).abs().compareTo(value(Metric.RISK)) > 0;
        if (wentTooFar) {
            draft.say("It went further against you than the plan allowed: the stop was moved or not kept.");
        }
        if (trade.isClosed() && captured().signum() > 0 && captured().compareTo(HALF) < 0) {
            draft.say("Most of the move in your favour was given back: look at how your exits are decided.");
        }
        if (trade.isClosed()
                && value(Metric.NET_PNL).signum() < 0
                && has(Metric.RISK)
                && !wentTooFar
                && value(Metric.NET_PNL).abs().compareTo(value(Metric.RISK)) <= 0) {
            draft.say("A loss within the plan: nothing in the execution needs mending for it.");
        }
        if (trade.setup() == null) {
            draft.say("Note the setup: only then can your history say whether it pays.");
        }
    }

    /** Above zero only where something was made of a move that went your way. */
    private BigDecimal captured() {
        BigDecimal best = value(Metric.MFE);
        BigDecimal net = value(Metric.NET_PNL);
        return best.signum() > 0 && net.signum() > 0
                ? net.divide(best, FRACTION_DIGITS, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }

    private boolean isBeyond(Metric level, boolean inFavour) {
        int upwards = value(Metric.EXIT_PRICE).compareTo(value(level));
        int favourable = trade.side().equals("LONG") ? upwards : -upwards;
        return inFavour ? favourable >= 0 : favourable <= 0;
    }

    private boolean has(Metric metric) {
        return facts.get(metric).isPresent();
    }

    private BigDecimal value(Metric metric) {
        return facts.value(metric);
    }

    private void say(String sentence, Metric metric) {
        facts.get(metric).ifPresent((Fact fact) -> draft.say(sentence, fact));
    }
}
