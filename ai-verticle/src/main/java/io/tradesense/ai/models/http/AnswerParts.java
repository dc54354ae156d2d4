package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.ModelAnswer;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.TokenUsage;
import io.tradesense.ai.models.domain.ToolCall;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer put together from the chunks of its stream. */
final class AnswerParts {
    private static final int LONGEST = 200_000;
    private static final int MOST_CALLS = 32;
    private final ModelRequest request;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Call> calls = new TreeMap<>();
    private @Nullable TokenUsage usage;
    private @Nullable String finish;
    private String model;
    private boolean refused;

    private static final class Call {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    AnswerParts(ModelRequest request, String model) {
        this.request = request;
        this.model = model;
    }

    /** The text that an event adds; empty for one that adds none. @throws ModelFault where it tells of an error */
    String add(String event) {
        if (event.equals("[DONE]")) {
            return "";
        }
        JsonObject chunk = parsed(event);
        if (chunk.getValue("error") instanceof JsonObject error) {
            throw ErrorAnswers.ofStream(error, usage());
        }
        if (chunk.getValue("model") instanceof String name) {
            model = name;
        }
        if (chunk.getValue("usage") instanceof JsonObject told) {
            usage = usage(told);
        }
        return chunk.getValue("choices") instanceof JsonArray choices && !choices.isEmpty()
                ? choice(choices.getJsonObject(0))
                : "";
    }

    private String choice(JsonObject choice) {
        String reason = choice.getString("finish_reason");
        finish = reason == null ? finish : reason;
        if (!(choice.getValue("delta") instanceof JsonObject delta)) {
            return "";
        }
        refused |= delta.getString("refusal") != null;
        if (delta.getValue("tool_calls") instanceof JsonArray wanted) {
            wanted.forEach(each -> call((JsonObject) each));
        }
        String piece = delta.getString("content");
        if (piece == null) {
            return "";
        }
        if (text.length() + piece.length() > LONGEST) {
            throw ModelFault.of(Kind.BROKEN, "an answer longer than " + LONGEST + " characters")
                    .having(usage());
        }
        text.append(piece);
        return piece;
    }

    private void call(JsonObject part) {
        int index = part.getInteger("index", 0);
        if (calls.size() >= MOST_CALLS && !calls.containsKey(index)) {
            throw ModelFault.of(Kind.BROKEN, "more than " + MOST_CALLS + " tools at once")
                    .having(usage());
        }
        Call call = calls.computeIfAbsent(index, first -> new Call());
        if (part.getValue("id") instanceof String id) {
            call.id = id;
        }
        if (part.getValue("function") instanceof JsonObject function) {
            call.name.append(Objects.requireNonNullElse(function.getString("name"), ""));
            call.arguments.append(Objects.requireNonNullElse(function.getString("arguments"), ""));
        }
    }

    /** @throws ModelFault where the stream ended before its answer did */
    ModelAnswer whole() {
        if (refused || "content_filter".equals(finish)) {
            throw ModelFault.of(Kind.REFUSED, "the provider refused to answer").having(usage());
        }
        if (finish == null) {
            throw ModelFault.of(Kind.BROKEN, "the stream ended before the answer did")
                    .having(usage());
        }
        List<ToolCall> asked = new ArrayList<>();
        calls.values().forEach(call -> asked.add(toolCall(call)));
        Map<String, String> fields = request.schema().isEmpty() ? Map.of() : arguments(text.toString());
        return new ModelAnswer(text.toString(), fields, asked, "length".equals(finish), usage(), model);
    }

    /** What was used by now: as told, else reckoned. */
    TokenUsage usage() {
        return usage != null
                ? usage
                : new TokenUsage(request.inputTokens(), 0, ModelRequest.tokensOf(text.toString()), true);
    }

    private static ToolCall toolCall(Call call) {
        String raw = call.arguments.toString();
        return new ToolCall(call.id, call.name.toString(), arguments(raw), raw.isBlank() ? "{}" : raw);
    }

    private static Map<String, String> arguments(String raw) {
        try {
            return raw.isBlank()
                    ? Map.of()
                    : new JsonObject(raw)
                            .stream()
                                    .filter(each -> each.getValue() != null)
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            each -> each.getValue().toString()));
        } catch (DecodeException unreadable) {
            return Map.of();
        }
    }

    private static TokenUsage usage(JsonObject told) {
        return new TokenUsage(
                told.getLong("prompt_tokens", 0L),
                told.getJsonObject("prompt_tokens_details", new JsonObject()).getLong("cached_tokens", 0L),
                told.getLong("completion_tokens", 0L),
                false);
    }

    private JsonObject parsed(String event) {
        try {
            return new JsonObject(event);
        } catch (DecodeException unreadable) {
            throw ModelFault.of(Kind.BROKEN, "an event that is no JSON").having(usage());
        }
    }
}
