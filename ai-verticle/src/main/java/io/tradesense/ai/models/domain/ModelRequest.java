package io.tradesense.ai.models.domain;

import java.time.Duration;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param tools empty where it must answer in words
 * @param schema a JSON schema that the answer must keep to; empty for free text
 * @param outputTokens the most it may write
 * @param patience after which an answer is of no use
 */
public record ModelRequest(
        List<Message> messages, List<ToolSpec> tools, String schema, int outputTokens, Duration patience) {
    private static final int CHARACTERS_A_TOKEN = 3;
    private static final int TOKENS_A_MESSAGE = 8;

    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public ModelRequest within(Duration time) {
        return new ModelRequest(messages, tools, schema, outputTokens, time);
    }

    /** An upper estimate of the tokens read and written: what is set aside before the call. */
    public long mostTokens() {
        return inputTokens() + outputTokens;
    }

    /** An upper estimate of the tokens read: a token has about four characters of English. */
    public long inputTokens() {
        long characters = schema.length();
        for (Message message : messages) {
            characters += message.text().length() + (long) TOKENS_A_MESSAGE * CHARACTERS_A_TOKEN;
            for (ToolCall call : message.toolCalls()) {
                characters += call.name().length() + call.raw().length();
            }
        }
        for (ToolSpec tool : tools) {
            characters +=
                    tool.description().length() + 200L + 80L * tool.parameters().size();
        }
        return characters / CHARACTERS_A_TOKEN + 1;
    }

    public static long tokensOf(String text) {
        return text.length() / CHARACTERS_A_TOKEN + 1;
    }
}
