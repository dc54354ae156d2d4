package io.tradesense.kit.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The environment, read once at launch. A reader that meets a missing or wrong variable notes it and answers a
 * stand-in, so that one start names every fault at once; {@link #check()} then refuses. Nothing may be started from
 * values read here before {@code check()} has passed.
 */
public final class Settings {
    private final Map<String, String> values;
    private final Set<String> faults = new LinkedHashSet<>();
    private final Set<String> read = new HashSet<>();

    public Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings fromEnvironment() {
        return new Settings(System.getenv());
    }

    /** These settings with more on top; the faults noted so far stay behind. */
    public Settings with(Map<String, String> more) {
        var merged = new HashMap<>(values);
        merged.putAll(more);
        return new Settings(merged);
    }

    public Optional<String> optional(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    public String text(String name, String fallback) {
        return optional(name).orElse(fallback);
    }

    public String required(String name) {
        return optional(name).orElseGet(() -> fault(name, "is not set", ""));
    }

    public Secret secret(String name) {
        return new Secret(required(name));
    }

    public Optional<Secret> optionalSecret(String name) {
        return optional(name).map(Secret::new);
    }

    /** A key as Base64; the fault never shows the value. */
    public byte[] key(String name, int minimumBytes) {
        byte[] standIn = new byte[minimumBytes];
        return optional(name)
                .map(value -> decode(name, value, minimumBytes, standIn))
                .orElseGet(
                        () -> fault(name, "is not set: it needs " + minimumBytes + " random bytes as Base64", standIn));
    }

    public int integer(String name, int fallback, int least, int most) {
        return parsed(name, fallback, "a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(value);
            return number >= least && number <= most ? number : null;
        });
    }

    /** Milliseconds, seconds, minutes or hours: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}. */
    public Duration duration(String name, Duration fallback, Duration least, Duration most) {
        return parsed(
                name,
                fallback,
                "a time like 250ms, 30s, 5m or 2h, from " + word(least) + " to " + word(most),
                value -> {
                    Duration duration = durationOf(value);
                    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0 ? duration : null;
                });
    }

    public boolean flag(String name, boolean fallback) {
        return parsed(name, fallback, "true or false", value -> switch (value) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> null;
        });
    }

    public <E extends Enum<E>> E choice(String name, E fallback) {
        E[] choices = fallback.getDeclaringClass().getEnumConstants();
        return parsed(
                name,
                fallback,
                "one of " + Arrays.stream(choices).map(Settings::word).toList(),
                value -> Arrays.stream(choices)
                        .filter(choice -> word(choice).equals(value))
                        .findFirst()
                        .orElse(null));
    }

    /** Addresses separated by commas, each {@code http://host:port}; an empty list where the variable is not set. */
    public List<URI> addresses(String name) {
        return parsed(name, List.of(), "addresses like http://host:port, separated by commas", value -> {
            List<URI> addresses = new ArrayList<>();
            for (String part : value.split(",")) {
                URI address = URI.create(part.trim());
                if (!"http".equals(address.getScheme())
                        || address.getHost() == null
                        || address.getRawUserInfo() != null) {
                    return null;
                }
                addresses.add(address);
            }
            return List.copyOf(addresses);
        });
    }

    public List<String> list(String name, List<String> fallback) {
        return optional(name).map(value -> List.of(value.split("\\s*,\\s*"))).orElse(fallback);
    }

    /** The names of all variables that start so, whatever they hold. */
    public List<String> namesStartingWith(String prefix) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The names of variables that nobody has asked for: another program's, or spelt wrong. */
    public List<String> unread() {
        return values.keySet().stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .toList();
    }

    /** Notes a fault found by a reader that knows more than the form of one value. */
    public void note(String name, String what) {
        faults.add(name + " " + what);
    }

    /** @throws ConfigurationFault naming every fault noted so far */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ConfigurationFault(List.copyOf(faults));
        }
    }

    private <T> T fault(String name, String what, T standIn) {
        note(name, what);
        return standIn;
    }

    private <T> T parsed(String name, T fallback, String wanted, Function<String, @Nullable T> parse) {
        var given = optional(name);
        if (given.isEmpty()) {
            return fallback;
        }
        T value;
        try {
            value = parse.apply(given.get());
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            value = null;
        }
        return value != null ? value : fault(name, "is \"" + shown(given.get()) + "\" and must be " + wanted, fallback);
    }

    /** What stands before an @ may be a password. */
    private static String shown(String value) {
        return value.indexOf('@') < 0 ? value : "(hidden)";
    }

    private byte[] decode(String name, String value, int minimumBytes, byte[] standIn) {
        try {
            byte[] key = Base64.getDecoder().decode(value);
            return key.length >= minimumBytes
                    ? key
                    : fault(name, "is shorter than " + minimumBytes + " bytes", standIn);
        } catch (IllegalArgumentException notBase64) {
            return fault(name, "is not Base64", standIn);
        }
    }

    private static Duration durationOf(String value) {
        if (value.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
        }
        long amount = Long.parseLong(value.substring(0, value.length() - 1));
        return switch (value.charAt(value.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static String word(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() != 0 || duration.isZero()) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() != 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
