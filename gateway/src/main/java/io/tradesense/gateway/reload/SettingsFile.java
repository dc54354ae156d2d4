package io.tradesense.gateway.reload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file of {@code NAME=value} lines; empty lines and lines that begin with {@code #} say nothing.
 *
 * @param values by name
 */
record SettingsFile(Map<String, String> values) {

    /** @throws IllegalArgumentException naming the first line that cannot be read, or names what may not change */
    static SettingsFile parse(String text, Set<String> allowed) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::trim).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                String name = equals < 0 ? line : line.substring(0, equals).trim();
                if (equals < 0 || !allowed.contains(name)) {
                    throw new IllegalArgumentException("line " + number + " must be NAME=value with one of " + allowed);
                }
                values.put(name, line.substring(equals + 1).trim());
            }
        }
        return new SettingsFile(Map.copyOf(values));
    }
}
