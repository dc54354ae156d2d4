package io.tradesense.cluster;

import com.hazelcast.config.replacer.spi.ConfigReplacer;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Lets the Hazelcast files read the environment, which they cannot by themselves: {@code $env{NAME}} is the value of the
 * variable and {@code $env{NAME:fallback}} the fallback where it is not set. Named in {@code cluster.xml}.
 */
public final class EnvironmentReplacer implements ConfigReplacer {

    private final Map<String, String> environment;

    public EnvironmentReplacer() {
        this(System.getenv());
    }

    EnvironmentReplacer(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void init(Properties none) {}

    @Override
    public String getPrefix() {
        return "env";
    }

    /** Null leaves the expression as it stands, and Hazelcast refuses to start with it. */
    @Override
    public @Nullable String getReplacement(String expression) {
        var colon = expression.indexOf(':');
        var name = colon < 0 ? expression : expression.substring(0, colon);
        var value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            return value;
        }
        return colon < 0 ? null : expression.substring(colon + 1);
    }
}
