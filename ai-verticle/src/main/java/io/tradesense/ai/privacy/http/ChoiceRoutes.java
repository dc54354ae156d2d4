package io.tradesense.ai.privacy.http;

import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.privacy.domain.Choices.Choice;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code /ai/settings} and {@code /ai/data}. */
public final class ChoiceRoutes {
    private final Choices choices;

    public ChoiceRoutes(Choices choices) {
        this.choices = choices;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getAiSettings", this::get)
                .on("changeAiSettings", this::change)
                .on("deleteAiData", this::forget);
    }

    private Future<Reply> get(ContractRequest request) {
        return choices.of(request.userId()).map(ChoiceRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        return choices.choose(
                        request.userId(),
                        request.body().getBoolean("models"),
                        request.body().getBoolean("journal"),
                        wanted(request))
                .map(ChoiceRoutes::reply);
    }

    private Future<Reply> forget(ContractRequest request) {
        return choices.forgetWorks(request.userId()).map(done -> Reply.noContent());
    }

    /** A version that was never ours can only fail to match. */
    private static Optional<Long> wanted(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }

    private static Reply reply(Choice choice) {
        return Reply.ok(new JsonObject().put("models", choice.models()).put("journal", choice.journal()))
                .with("etag", "\"" + choice.version() + "\"");
    }
}
