package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports of a day, a week or a month, by rules: the same figures give the same words. */
public final class Reports {
    private final Sources sources;
    private final Clock clock;

    public Reports(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * The report of the span that a day lies in.
     *
     * @param day null for today
     * @param tz a zone of the IANA database, whose days are meant
     * @param accountId null for all accounts
     */
    public Future<Report> of(Asker asker, Period period, @Nullable LocalDate day, String tz, @Nullable UUID accountId) {
        LocalDate within = day == null ? LocalDate.now(clock.withZone(ZoneId.of(tz))) : day;
        LocalDate from = period.first(within);
        LocalDate to = period.last(within);
        LocalDate dayBefore = from.minusDays(1);
        var filter = TradeFilter.all(tz).of(accountId).between(from, to);
        var before = filter.between(period.first(dayBefore), dayBefore);
        return Material.of(sources, asker, filter, before).map(material -> write(material, period, from, to, tz));
    }

    private static Report write(Material material, Period period, LocalDate from, LocalDate to, String tz) {
        var sheet = new FactSheet();
        var asked = new FactSheet.Origin("the question");
        var unusedFirst = sheet.date(Metric.PERIOD, "first day of the period", from, asked);
        var unusedLast = sheet.date(Metric.PERIOD, "last day of the period", to, asked);
        String span = from.equals(to) ? from.toString() : from + " to " + to;
        var text = new ReportText(sheet, material, period, span);
        return new Report(period, from, to, tz, text.write(), sheet);
    }
}
