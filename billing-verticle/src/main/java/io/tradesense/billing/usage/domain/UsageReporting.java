package io.tradesense.billing.usage.domain;

import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.UsageReport;
import io.vertx.core.Future;

/** Tells the provider of usage that is paid by measure, each time once. */
public final class UsageReporting {
    private static final int AT_ONCE = 20;
    private final UsageBook book;
    private final Provider provider;

    public UsageReporting(UsageBook book, Provider provider) {
        this.book = book;
        this.provider = provider;
    }

    /** Reports some. Fails where one could not be told; it is told again later. */
    public Future<Void> turn() {
        return book.unreported(AT_ONCE).compose(reports -> {
            Future<Void> done = Future.succeededFuture();
            for (UsageReport report : reports) {
                done = done.compose(before -> provider.report(report)).compose(told -> book.reported(report.id()));
            }
            return done;
        });
    }
}
