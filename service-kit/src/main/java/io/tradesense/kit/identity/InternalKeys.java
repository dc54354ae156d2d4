package io.tradesense.kit.identity;

import io.tradesense.kit.config.Settings;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys services sign for each other with: one a pair of caller and audience, so that a stolen one speaks for one
 * service to one service. {@code INTERNAL_KEY_GATEWAY_TRADING} is the key of calls from the gateway to trading; a process
 * is given only those it takes part in.
 */
public final class InternalKeys {
    private static final String PREFIX = "INTERNAL_KEY_";
    private static final int BYTES = 32;
    private final Map<Pair, byte[]> keys;

    private record Pair(String caller, String audience) {}

    private InternalKeys(Map<Pair, byte[]> keys) {
        this.keys = Map.copyOf(keys);
    }

    public static InternalKeys from(Settings settings) {
        Map<Pair, byte[]> keys = new HashMap<>();
        for (String name : settings.namesStartingWith(PREFIX)) {
            String[] pair =
                    name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).split("_", -1);
            byte[] key = settings.key(name, BYTES);
            if (pair.length == 2) {
                keys.put(new Pair(pair[0], pair[1]), key);
            } else {
                settings.note(name, "must be named " + PREFIX + "<CALLER>_<AUDIENCE>");
            }
        }
        return new InternalKeys(keys);
    }

    /** Every pair's variable, derived from one root (HMAC-SHA-256 over the pair's names): for one owner of all services. */
    public static Map<String, String> derive(byte[] root, List<String> services) {
        Map<String, String> variables = new HashMap<>();
        for (String caller : services) {
            for (String audience : services) {
                String pair = (caller + "_" + audience).toUpperCase(Locale.ROOT);
                variables.put(PREFIX + pair, Base64.getEncoder().encodeToString(hmac(root, pair)));
            }
        }
        return variables;
    }

    /** Every key that lets somebody call {@code audience}, as JSON Web Keys named by their caller. */
    List<JsonObject> towards(String audience) {
        List<JsonObject> found = new ArrayList<>();
        keys.forEach((pair, key) -> {
            if (pair.audience.equals(audience)) {
                found.add(asJwk(pair.caller, key));
            }
        });
        return found;
    }

    /** @throws IllegalStateException where this process was given no key to call {@code audience} as {@code caller} */
    JsonObject between(String caller, String audience) {
        byte[] key = keys.get(new Pair(caller, audience));
        if (key == null) {
            throw new IllegalStateException(
                    (PREFIX + caller + "_" + audience).toUpperCase(Locale.ROOT) + " is not set");
        }
        return asJwk(caller, key);
    }

    private static JsonObject asJwk(String caller, byte[] key) {
        return new JsonObject()
                .put("kty", "oct")
                .put("alg", "HS256")
                .put("kid", caller)
                .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    private static byte[] hmac(byte[] root, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
