package io.tradesense.trading.returns.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.Closes;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The histories of users' portfolios, worked out when they are asked for. */
public final class Histories {
    /** Days one history can have: five years. */
    public static final int MOST_DAYS = 1_830;

    /** A price of the days before stands on the first one. */
    private static final int LOOK_BACK = 10;

    private final Ledgers ledgers;
    private final Closes closes;
    private final Aside aside;

    /** Works something out where it keeps nobody waiting. */
    @FunctionalInterface
    public interface Aside {
        Future<History> work(Callable<History> work);
    }

    /**
     * @param accountId empty for all accounts of the user
     * @param currency empty for that of the account, of several the oldest
     */
    public record Question(UUID userId, Optional<UUID> accountId, Optional<String> currency, Closes.Span span) {}

    public Histories(Ledgers ledgers, Closes closes, Aside aside) {
        this.ledgers = ledgers;
        this.closes = closes;
        this.aside = aside;
    }

    /** Fails as {@link Ledgers#of} does. */
    public Future<History> of(Question question) {
        return ledgers.of(question.userId(), question.accountId(), question.span())
                .compose(facts -> {
                    var currency = question.currency().orElse(facts.currency());
                    var span = question.span();
                    return closes.of(
                                    Valuation.needed(facts, currency),
                                    new Closes.Span(span.from().minusDays(LOOK_BACK), span.to()))
                            .compose(known -> aside.work(() -> value(facts, currency, span, known)));
                });
    }

    private static History value(
            DayFacts facts, String currency, Closes.Span span, Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        return Valuation.of(facts, currency, span, closes);
    }
}
