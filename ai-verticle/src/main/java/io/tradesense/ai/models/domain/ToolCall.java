package io.tradesense.ai.models.domain;

import java.util.Map;

/**
 * A tool that the model wants used.
 *
 * @param arguments by name, as text; empty where they could not be read
 * @param raw the arguments as the model wrote them
 */
public record ToolCall(String id, String name, Map<String, String> arguments, String raw) {

    public ToolCall {
        arguments = Map.copyOf(arguments);
    }
}
