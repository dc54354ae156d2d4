package io.tradesense.billing.mirror.domain;

import java.util.List;

/**
 * What was found to be otherwise than known.
 *
 * @param object such as {@code subscription} or {@code invoice}
 */
public record Difference(String object, String id, List<Field> fields) {

    /** One thing that changed. Empty text stands for nothing. */
    public record Field(String name, String before, String after) {}

    public Difference {
        fields = List.copyOf(fields);
    }
}
