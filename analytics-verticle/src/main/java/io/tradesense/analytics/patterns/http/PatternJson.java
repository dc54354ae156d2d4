package io.tradesense.analytics.patterns.http;

import io.tradesense.analytics.patterns.domain.Finding;
import io.tradesense.analytics.patterns.domain.FollowUp;
import io.tradesense.analytics.patterns.domain.Kind;
import io.tradesense.analytics.patterns.domain.Report;
import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.questions.http.AnswerFrame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as JSON: what was detected first, the costliest at the top. */
final class PatternJson {
    private static final double FALSE_DISCOVERY_RATE = 0.05;
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::status)
            .thenComparing(finding -> finding.cost() == null ? 0 : -finding.cost())
            .thenComparing(Finding::kind);

    private PatternJson() {}

    static JsonObject of(UUID userId, Answer<Report> answer) {
        Report report = answer.figures();
        var items = new JsonArray();
        report.findings().items().stream()
                .sorted(ORDER)
                .forEach(finding ->
                        items.add(finding(userId, finding, report.followUps().get(finding.kind()))));
        return AnswerFrame.put(
                new JsonObject()
                        .put("items", items)
                        .put("trades", report.findings().trades())
                        .put("tested", report.findings().tested())
                        .put("falseDiscoveryRate", FALSE_DISCOVERY_RATE)
                        .put("confidence", report.findings().confidence())
                        .put("pricesKnown", report.pricesKnown()),
                answer);
    }

    private static JsonObject finding(UUID userId, Finding finding, @Nullable FollowUp followUp) {
        var ids = new JsonArray();
        finding.tradeIds().forEach(id -> ids.add(id.toString()));
        return new JsonObject()
                .put("id", finding.idFor(userId).toString())
                .put("kind", finding.kind().name())
                .put("title", finding.kind().title())
                .put("status", finding.status().name())
                .put("severity", finding.severity().name())
                .put("subject", subject(finding.kind(), finding.cell()))
                .put("evidence", evidence(finding))
                .put("cost", cost(finding.cost()))
                .put("tradesNeeded", finding.tradesNeeded())
                .put("reason", finding.why())
                .put("tradeIds", ids)
                .put("followUp", followUp == null ? null : followUp(followUp));
    }

    private static JsonObject evidence(Finding finding) {
        return new JsonObject()
                .put("trades", finding.trades())
                .put("comparedWith", finding.rest())
                .put("scale", finding.scale() == null ? null : finding.scale().name())
                .put("effect", finding.effect())
                .put("confidenceInterval", AnswerFrame.interval(finding.interval()))
                .put("pValue", finding.pValue())
                .put("adjustedPValue", finding.adjustedPValue());
    }

    /** Which hour, weekday or trade of the day is meant. */
    private static @Nullable String subject(Kind kind, @Nullable Integer cell) {
        if (cell == null) return null;
        return switch (kind) {
            case TIME_OF_DAY -> "%02d:00".formatted(cell);
            case DAY_OF_WEEK -> DayOfWeek.of(cell).name();
            case OVERTRADING -> "after trade " + cell;
            default -> cell.toString();
        };
    }

    private static JsonObject followUp(FollowUp followUp) {
        return new JsonObject()
                .put("shownAt", followUp.shownAt().toString())
                .put("verdict", followUp.verdict().name())
                .put("trades", followUp.trades())
                .put("before", followUp.before())
                .put("after", followUp.after())
                .put("confidenceInterval", AnswerFrame.interval(followUp.afterInterval()))
                .put("pValue", followUp.pValue());
    }

    private static @Nullable String cost(@Nullable Double cost) {
        return cost == null
                ? null
                : BigDecimal.valueOf(cost).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
