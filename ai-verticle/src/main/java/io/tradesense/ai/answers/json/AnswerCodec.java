package io.tradesense.ai.answers.json;

import io.tradesense.ai.assistant.domain.Answer;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.grounding.domain.Checked;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers as they are kept. */
public final class AnswerCodec {
    private AnswerCodec() {}

    public static JsonObject write(Answer answer) {
        var facts = new JsonArray();
        answer.sheet().facts().forEach(fact -> facts.add(fact(fact)));
        var statements = new JsonArray();
        answer.statements().forEach(statement -> statements.add(statement(statement)));
        var filters = new JsonArray();
        answer.filters().forEach(filter -> filters.add(FilterCodec.write(filter)));
        return new JsonObject()
                .put("model", answer.model())
                .put("note", answer.note())
                .put("dropped", answer.dropped())
                .put("facts", facts)
                .put("statements", statements)
                .put("filters", filters);
    }

    public static Answer read(JsonObject json) {
        var sheet = new FactSheet();
        for (Object each : json.getJsonArray("facts")) {
            addFact(sheet, (JsonObject) each);
        }
        List<Checked> statements = new ArrayList<>();
        for (Object each : json.getJsonArray("statements")) {
            statements.add(statement((JsonObject) each, sheet));
        }
        return new Answer(
                Answer.By.MODEL,
                json.getString("model"),
                json.getString("note"),
                statements,
                json.getInteger("dropped"),
                sheet,
                json.getJsonArray("filters").stream()
                        .map(filter -> FilterCodec.read((JsonObject) filter))
                        .toList(),
                true,
                false);
    }

    private static JsonObject fact(Fact fact) {
        var about = new JsonObject();
        fact.about().forEach((by, key) -> about.put(by.name(), key));
        return new JsonObject()
                .put("metric", fact.metric().name())
                .put("label", fact.label())
                .put("kind", fact.kind().name())
                .put("value", fact.value().toPlainString())
                .put("unit", fact.unit())
                .put("about", about)
                .put("source", fact.source());
    }

    /** Ids are given in the order facts are added, so each gets its own again. */
    private static void addFact(FactSheet sheet, JsonObject json) {
        Map<Dimension, String> about = new EnumMap<>(Dimension.class);
        json.getJsonObject("about")
                .forEach(each -> about.put(Dimension.valueOf(each.getKey()), (String) each.getValue()));
        var unused = sheet.add(
                Metric.valueOf(json.getString("metric")),
                json.getString("label"),
                Kind.valueOf(json.getString("kind")),
                new BigDecimal(json.getString("value")),
                json.getString("unit"),
                new FactSheet.Origin(json.getString("source"), about));
    }

    private static JsonObject statement(Checked statement) {
        var figures = new JsonArray();
        for (Checked.Borne figure : statement.figures()) {
            figures.add(new JsonArray()
                    .add(figure.start())
                    .add(figure.end())
                    .add(figure.fact().id()));
        }
        return new JsonObject().put("text", statement.text()).put("figures", figures);
    }

    private static Checked statement(JsonObject json, FactSheet sheet) {
        List<Checked.Borne> figures = new ArrayList<>();
        for (Object each : json.getJsonArray("figures")) {
            var figure = (JsonArray) each;
            figures.add(new Checked.Borne(
                    figure.getInteger(0),
                    figure.getInteger(1),
                    sheet.find(figure.getString(2)).orElseThrow()));
        }
        return new Checked(json.getString("text"), figures, List.of());
    }
}
