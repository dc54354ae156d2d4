package io.tradesense.cluster;

import com.hazelcast.config.replacer.spi.ConfigReplacer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What Hazelcast's files need and several variables make up: {@code $cluster{name}} and {@code $cluster{public-address}}.
 *
 * <p>A member joins where the cluster has its name; open source Hazelcast asks for nothing else. So with {@code CLUSTER_SECRET}
 * the name ends in a digest that only who has the secret can make. It is sent as it is: the secret keeps out whoever can
 * reach the ports, and not whoever can read the traffic.
 */
public final class DerivedReplacer implements ConfigReplacer {
    private static final int LEAST_SECRET = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, String> environment;

    public DerivedReplacer() {
        this(System.getenv());
    }

    DerivedReplacer(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void init(Properties none) {}

    @Override
    public String getPrefix() {
        return "cluster";
    }

    /** Null leaves the expression as it stands, and Hazelcast refuses to start with it. */
    @Override
    public @Nullable String getReplacement(String expression) {
        return switch (expression) {
            case "name" -> name();
            case "public-address" -> publicAddress();
            default -> null;
        };
    }

    private String name() {
        String name = value("CLUSTER_NAME", "tradesense");
        String secret = value("CLUSTER_SECRET", "");
        if (secret.isEmpty()) {
            return name;
        }
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("CLUSTER_SECRET must have at least " + LEAST_SECRET + " characters");
        }
        return name + "-" + digest(secret, name);
    }

    private @Nullable String publicAddress() {
        String host = value("CLUSTER_HOST", "");
        String own = host.isEmpty() ? "" : host + ":" + value("CLUSTER_PORT", "5701");
        String address = value("CLUSTER_PUBLIC_ADDRESS", own);
        return address.isEmpty() ? null : address;
    }

    private String value(String variable, String fallback) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? fallback : value;
    }

    private static String digest(String secret, String name) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
