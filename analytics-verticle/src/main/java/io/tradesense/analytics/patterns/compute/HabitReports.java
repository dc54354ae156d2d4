package io.tradesense.analytics.patterns.compute;

import io.tradesense.analytics.patterns.domain.EntryRuns;
import io.tradesense.analytics.patterns.domain.FoundHabits;
import io.tradesense.analytics.patterns.domain.Report;
import io.tradesense.analytics.patterns.domain.Runs;
import io.tradesense.analytics.patterns.domain.Shown;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.SingleFlightCache;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Works reports out, a few at a time, and keeps them by the version of the data. A report on all of a trader's trades
 * notes what it shows, so that later ones can tell what became of it; a report on some of them does not.
 */
public final class HabitReports {
    private static final int KEPT = 200;
    /** More trades by this share than at the last look, and at least so many, make another worth while. */
    private static final double GROWTH = 0.1;

    private static final int LEAST_NEW = 20;
    private static final Scope WHOLE = new Scope(TradeFilter.EVERYTHING, ZoneOffset.UTC);
    private final Vertx vertx;
    private final Figures figures;
    private final Workers workers;
    private final EntryRuns runs;
    private final FoundHabits found;
    private final SingleFlightCache<Key, Answer<Report>> kept = new SingleFlightCache<>(KEPT, (key, report) -> 1);

    private record Key(UUID userId, long version, Scope scope, boolean pricesKnown) {}

    public HabitReports(Vertx vertx, Figures figures, Workers workers, EntryRuns runs, FoundHabits found) {
        this.vertx = vertx;
        this.figures = figures;
        this.workers = workers;
        this.runs = runs;
        this.found = found;
    }

    /** For the trader to see. */
    public Future<Answer<Report>> report(UUID userId, Freshness wanted, Scope scope) {
        return figures.book(userId, wanted)
                .compose(book -> runs.of(userId, book)
                        .compose(known -> kept.get(
                                vertx,
                                new Key(userId, book.version().number(), scope, known.known()),
                                () -> worked(userId, book, scope, known))))
                .compose(answer -> noted(userId, answer, scope, true).map(answer));
    }

    /**
     * Looks for habits without being asked, and notes what is found. Not at every trade: who looks again and again finds
     * something in the end, so there must be a tenth more trades than at the last look. Market is not asked for prices,
     * which might count against the trader's plan.
     *
     * @param before trades there were at the last look
     * @return trades there are; empty where too few are new
     */
    public Future<Optional<Integer>> look(UUID userId, int before) {
        return figures.book(userId).compose(book -> {
            int trades = book.columns().size();
            if (trades - before < Math.max(LEAST_NEW, GROWTH * before)) return Future.succeededFuture(Optional.empty());
            return worked(userId, book, WHOLE, Runs.AWAY)
                    .compose(answer -> noted(userId, answer, WHOLE, false))
                    .map(Optional.of(trades));
        });
    }

    private Future<Answer<Report>> worked(UUID userId, TradeBook book, Scope scope, Runs known) {
        // Refused before anything is begun where the account is not theirs.
        Selection selection = book.select(scope.filter());
        Future<List<Shown>> before = isWhole(scope) ? found.shown(userId) : Future.succeededFuture(List.of());
        return before.compose(shown -> workers.admit(() -> workers.run(() -> new Answer<>(
                Report.of(selection, known, shown, scope.zone()),
                selection.currency(),
                selection.otherCurrencies(),
                null,
                book.version()))));
    }

    private Future<Void> noted(UUID userId, Answer<Report> answer, Scope scope, boolean shown) {
        var detected = answer.figures().detected();
        return isWhole(scope) && !detected.isEmpty()
                ? found.note(userId, answer.version().number(), scope.zone(), detected, answer.currency(), shown)
                : Future.succeededFuture();
    }

    private static boolean isWhole(Scope scope) {
        return scope.filter().equals(TradeFilter.EVERYTHING);
    }
}
