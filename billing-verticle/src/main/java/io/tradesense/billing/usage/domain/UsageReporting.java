package io.tradesense.billing.usage.domain;

import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.UsageReport;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Tells the provider of usage that is paid by measure, each time once. */
public final class UsageReporting {
    private static final int AT_ONCE = 20;
    private final UsageBook book;
    private final Provider provider;

    public UsageReporting(UsageBook book, Provider provider) {
        this.book = book;
        this.provider = provider;
    }

    /** Reports some, each whatever became of the others. Fails where one could not be told; it is told again later. */
    public Future<Void> turn() {
        return book.unreported(AT_ONCE).compose(reports -> {
            List<Throwable> failures = new ArrayList<>();
            Future<Void> done = Future.succeededFuture();
            for (UsageReport report : reports) {
                done = done.compose(before -> report(report)).recover(failure -> {
                    failures.add(failure);
                    return Future.succeededFuture();
                });
            }
            return done.compose(
                    all -> failures.isEmpty() ? Future.succeededFuture() : Future.failedFuture(failures.get(0)));
        });
    }

    private Future<Void> report(UsageReport report) {
        return provider.report(report).compose(told -> book.reported(report.id()));
    }
}
