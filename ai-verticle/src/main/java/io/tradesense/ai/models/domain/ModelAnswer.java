package io.tradesense.ai.models.domain;

import java.util.List;
import java.util.Map;

/**
 * What a model answered.
 *
 * @param fields of an answer that had to keep to a schema, as text; empty for free text
 * @param cutShort it had more to say than it was allowed to
 * @param model which one answered
 */
public record ModelAnswer(
        String text,
        Map<String, String> fields,
        List<ToolCall> toolCalls,
        boolean cutShort,
        TokenUsage usage,
        String model) {

    public ModelAnswer {
        fields = Map.copyOf(fields);
        toolCalls = List.copyOf(toolCalls);
    }
}
