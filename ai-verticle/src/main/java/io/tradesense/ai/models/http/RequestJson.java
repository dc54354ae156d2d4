package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.Message;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.ToolCall;
import io.tradesense.ai.models.domain.ToolSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The body of {@code POST /chat/completions}. */
final class RequestJson {
    private RequestJson() {}

    /** @param newer whether the limit goes by the name that OpenAI's own newer models insist on */
    static JsonObject write(String model, ModelRequest request, boolean newer) {
        var body = new JsonObject()
                .put("model", model)
                .put("messages", messages(request))
                .put("stream", true)
                .put("stream_options", new JsonObject().put("include_usage", true))
                .put(newer ? "max_completion_tokens" : "max_tokens", request.outputTokens());
        if (!request.tools().isEmpty()) {
            var tools = new JsonArray();
            request.tools().forEach(tool -> tools.add(tool(tool)));
            body.put("tools", tools);
        }
        if (!request.schema().isEmpty()) {
            body.put(
                    "response_format",
                    new JsonObject()
                            .put("type", "json_schema")
                            .put(
                                    "json_schema",
                                    new JsonObject()
                                            .put("name", "answer")
                                            .put("strict", true)
                                            .put("schema", new JsonObject(request.schema()))));
        }
        return body;
    }

    private static JsonArray messages(ModelRequest request) {
        var messages = new JsonArray();
        request.messages().forEach(message -> messages.add(message(message)));
        return messages;
    }

    private static JsonObject message(Message message) {
        var json = new JsonObject()
                .put("role", message.role().name().toLowerCase(Locale.ROOT))
                .put("content", message.text());
        if (!message.toolCalls().isEmpty()) {
            var calls = new JsonArray();
            for (ToolCall call : message.toolCalls()) {
                calls.add(new JsonObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .put(
                                "function",
                                new JsonObject().put("name", call.name()).put("arguments", call.raw())));
            }
            json.put("tool_calls", calls);
        }
        return message.toolCallId().isEmpty() ? json : json.put("tool_call_id", message.toolCallId());
    }

    private static JsonObject tool(ToolSpec tool) {
        var properties = new JsonObject();
        for (ToolSpec.Parameter parameter : tool.parameters()) {
            var schema = new JsonObject().put("type", "string").put("description", parameter.description());
            if (!parameter.allowed().isEmpty()) {
                schema.put("enum", new JsonArray(parameter.allowed()));
            }
            properties.put(parameter.name(), schema);
        }
        var parameters = new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("additionalProperties", false);
        return new JsonObject()
                .put("type", "function")
                .put(
                        "function",
                        new JsonObject()
                                .put("name", tool.name())
                                .put("description", tool.description())
                                .put("parameters", parameters));
    }
}
