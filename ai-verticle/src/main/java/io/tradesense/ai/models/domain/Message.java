package io.tradesense.ai.models.domain;

import java.util.List;

/**
 * One message of a conversation with a model.
 *
 * @param toolCalls what the model asked for; of the ASSISTANT alone
 * @param toolCallId which call a TOOL answers; empty elsewhere
 */
public record Message(Role role, String text, List<ToolCall> toolCalls, String toolCallId) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    public Message {
        toolCalls = List.copyOf(toolCalls);
    }

    public static Message system(String text) {
        return new Message(Role.SYSTEM, text, List.of(), "");
    }

    public static Message user(String text) {
        return new Message(Role.USER, text, List.of(), "");
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text, List.of(), "");
    }

    public static Message asking(String text, List<ToolCall> calls) {
        return new Message(Role.ASSISTANT, text, calls, "");
    }

    public static Message answering(ToolCall call, String text) {
        return new Message(Role.TOOL, text, List.of(), call.id());
    }
}
