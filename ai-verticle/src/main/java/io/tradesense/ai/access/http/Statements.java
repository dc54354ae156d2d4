package io.tradesense.ai.access.http;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Printed;
import io.tradesense.ai.grounding.domain.Checked;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How sentences, facts and gaps are written as JSON. */
public final class Statements {
    private Statements() {}

    /** Those that hold. */
    public static JsonArray write(List<Checked> statements) {
        var written = new JsonArray();
        statements.stream().filter(Checked::holds).forEach(statement -> written.add(write(statement)));
        return written;
    }

    public static JsonObject write(Checked statement) {
        var figures = new JsonArray();
        for (Checked.Borne figure : statement.figures()) {
            figures.add(new JsonObject()
                    .put("start", figure.start())
                    .put("end", figure.end())
                    .put("factId", figure.fact().id()));
        }
        return new JsonObject().put("text", statement.text().stripTrailing()).put("figures", figures);
    }

    public static JsonArray facts(FactSheet sheet) {
        var facts = new JsonArray();
        sheet.facts().forEach(fact -> facts.add(write(fact)));
        return facts;
    }

    public static JsonArray missing(FactSheet sheet) {
        var missing = new JsonArray();
        sheet.missing()
                .forEach(each ->
                        missing.add(new JsonObject().put("what", each.what()).put("why", each.why())));
        return missing;
    }

    private static JsonObject write(Fact fact) {
        var about = new JsonObject();
        fact.about().forEach((by, key) -> about.put(by.name().toLowerCase(Locale.ROOT), key));
        return new JsonObject()
                .put("id", fact.id())
                .put("metric", fact.metric().name())
                .put("label", fact.label())
                .put("kind", fact.kind().name())
                .put("value", value(fact))
                .put("unit", fact.unit())
                .put("text", Printed.of(fact))
                .put("about", about)
                .put("source", fact.source());
    }

    private static String value(Fact fact) {
        return switch (fact.kind()) {
            case DATE -> fact.date().toString();
            default -> fact.value().toPlainString();
        };
    }
}
