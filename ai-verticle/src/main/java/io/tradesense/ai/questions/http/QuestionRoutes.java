package io.tradesense.ai.questions.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.answers.json.FilterCodec;
import io.tradesense.ai.questions.domain.Interpreting;
import io.tradesense.ai.questions.domain.Interpreting.Interpreted;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** {@code POST /intelligence/questions}. */
public final class QuestionRoutes {
    private final Interpreting interpreting;

    public QuestionRoutes(Interpreting interpreting) {
        this.interpreting = interpreting;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("readQuestion", this::read);
    }

    private Future<Reply> read(ContractRequest request) {
        JsonObject body = request.body();
        return interpreting
                .read(Askers.of(request), body.getString("question"), Askers.zone(body.getString("tz", "UTC"), "/tz"))
                .map(interpreted -> Reply.ok(write(interpreted)));
    }

    private static JsonObject write(Interpreted interpreted) {
        return new JsonObject()
                .put("by", interpreted.byModel() ? "MODEL" : "RULES")
                .put("filter", FilterCodec.write(interpreted.understood().filter()))
                .put(
                        "breakdownBy",
                        interpreted
                                .understood()
                                .by()
                                .map(by -> by.name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .put("words", new JsonArray(interpreted.understood().words()));
    }
}
