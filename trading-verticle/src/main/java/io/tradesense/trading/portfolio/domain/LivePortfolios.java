package io.tradesense.trading.portfolio.domain;

import io.tradesense.trading.prices.domain.Quotes;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.stream.Stream;

/** What users hold, at the newest prices there are. */
public final class LivePortfolios {
    private final Portfolios portfolios;
    private final Quotes quotes;

    public LivePortfolios(Portfolios portfolios, Quotes quotes) {
        this.portfolios = portfolios;
        this.quotes = quotes;
    }

    /** A user without accounts has an empty one. */
    public Future<Portfolio> of(UUID userId) {
        return portfolios.of(userId).compose(holdings -> {
            var instruments = Stream.concat(
                            holdings.positions().stream().map(Portfolio.Position::instrument),
                            holdings.rates().stream())
                    .distinct()
                    .toList();
            return quotes.of(instruments).map(holdings::at);
        });
    }
}
