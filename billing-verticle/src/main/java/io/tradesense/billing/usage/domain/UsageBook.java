package io.tradesense.billing.usage.domain;

import io.tradesense.billing.provider.domain.UsageReport;
import io.vertx.core.Future;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What users have used, a calendar month (UTC) at a time. */
public interface UsageBook {

    Future<Map<Meter, Long>> of(UUID userId, YearMonth month);

    /** Reports that were not made, or not answered; none of them again for a while, longer with each try. */
    Future<List<UsageReport>> unreported(int most);

    Future<Void> reported(UUID id);
}
