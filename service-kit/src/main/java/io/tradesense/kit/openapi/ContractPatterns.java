package io.tradesense.kit.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The patterns of a contract as JSON Schema means them. To Java's regular expressions {@code $} also stands before a last
 * line break, so that {@code "12.5\n"} would pass for a decimal; in JSON Schema (ECMA-262) it is the end and nothing else.
 */
final class ContractPatterns {
    private static final String END = "(?![\\s\\S])";

    private ContractPatterns() {}

    /** Changes the contract in place. */
    static void makeExact(JsonObject contract) {
        descend(contract);
    }

    private static void rewrite(JsonObject contract) {
        for (String name : contract.fieldNames()) {
            Object value = contract.getValue(name);
            if (name.equals("pattern") && value instanceof String pattern) {
                contract.put(name, exact(pattern));
            } else {
                descend(value);
            }
        }
    }

    private static void descend(Object value) {
        if (value instanceof JsonObject object) {
            rewrite(object);
        } else if (value instanceof JsonArray array) {
            array.forEach(ContractPatterns::descend);
        }
    }

    static String exact(String pattern) {
        var exact = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char at = pattern.charAt(i);
            if (at == '\\' && i + 1 < pattern.length()) {
                exact.append(at).append(pattern.charAt(++i));
                continue;
            }
            inClass = at == '[' || inClass && at != ']';
            exact.append(at == '$' && !inClass ? END : String.valueOf(at));
        }
        return exact.toString();
    }
}
