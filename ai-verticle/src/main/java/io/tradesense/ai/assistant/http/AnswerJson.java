package io.tradesense.ai.assistant.http;

import io.tradesense.ai.access.http.Statements;
import io.tradesense.ai.answers.json.FilterCodec;
import io.tradesense.ai.assistant.domain.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** An answer as a client reads it. */
final class AnswerJson {
    private AnswerJson() {}

    static JsonObject write(UUID conversationId, Answer answer) {
        var filters = new JsonArray();
        answer.filters().forEach(filter -> filters.add(FilterCodec.write(filter)));
        return new JsonObject()
                .put("conversationId", conversationId.toString())
                .put("by", answer.by().name())
                .put("model", answer.model().isEmpty() ? null : answer.model())
                .put("note", answer.note().isEmpty() ? null : answer.note())
                .put("text", answer.text())
                .put("statements", Statements.write(answer.statements()))
                .put("dropped", answer.dropped())
                .put("filters", filters)
                .put("facts", Statements.facts(answer.sheet()))
                .put("missing", Statements.missing(answer.sheet()))
                .put("cached", answer.cached());
    }
}
