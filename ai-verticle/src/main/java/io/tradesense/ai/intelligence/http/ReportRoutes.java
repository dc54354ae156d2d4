package io.tradesense.ai.intelligence.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.access.http.Statements;
import io.tradesense.ai.intelligence.domain.Period;
import io.tradesense.ai.intelligence.domain.Report;
import io.tradesense.ai.intelligence.domain.Reports;
import io.tradesense.ai.intelligence.domain.Section;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** {@code /intelligence/report}. */
public final class ReportRoutes {
    private final Reports reports;

    public ReportRoutes(Reports reports) {
        this.reports = reports;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getReport", this::report);
    }

    private Future<Reply> report(ContractRequest request) {
        Period period = Period.valueOf(request.requiredText("period").toUpperCase(Locale.ROOT));
        return reports.of(
                        Askers.of(request),
                        period,
                        Askers.day(request, "date").orElse(null),
                        Askers.zone(request),
                        request.optionalId("accountId").orElse(null))
                .map(report -> Reply.ok(write(report)));
    }

    private static JsonObject write(Report report) {
        return new JsonObject()
                .put("period", report.period().name().toLowerCase(Locale.ROOT))
                .put("from", report.from().toString())
                .put("to", report.to().toString())
                .put("tz", report.tz())
                .put("by", "RULES")
                .put("sections", sections(report.sections()))
                .put("facts", Statements.facts(report.sheet()))
                .put("missing", Statements.missing(report.sheet()));
    }

    static JsonArray sections(List<Section> sections) {
        var written = new JsonArray();
        for (Section section : sections) {
            written.add(new JsonObject()
                    .put("title", section.title())
                    .put("statements", Statements.write(section.statements())));
        }
        return written;
    }
}
