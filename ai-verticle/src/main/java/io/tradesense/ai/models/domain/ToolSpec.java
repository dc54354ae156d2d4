package io.tradesense.ai.models.domain;

import java.util.List;

/** A tool that a model is offered. All parameters are text and may be left out. */
public record ToolSpec(String name, String description, List<Parameter> parameters) {

    public ToolSpec {
        parameters = List.copyOf(parameters);
    }

    /** @param allowed the only values; empty where any is allowed */
    public record Parameter(String name, String description, List<String> allowed) {
        public Parameter {
            allowed = List.copyOf(allowed);
        }
    }
}
