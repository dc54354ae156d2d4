package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What a process may use.
 *
 * @param prefix words before its command, which put it where its use is bounded
 * @param options of its JVM
 */
record Budget(List<String> prefix, List<String> options) {
    /** Short tests: no second compiler, and room. */
    static final Budget WIDE = new Budget(List.of(), List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final Path IMAGE = Path.of("..", "Dockerfiles", "service.Dockerfile");
    private static final Pattern JAVA_OPTIONS = Pattern.compile("JAVA_OPTIONS=\"([^\"]*)\"");
    private static final long MEMORY = 256L << 20;
    private static final int PERIOD_MICROS = 100_000;
    private static final int QUOTA_MICROS = PERIOD_MICROS / 2;
    private static final AtomicInteger made = new AtomicInteger();

    /** What {@code -Dbudget=image} gives a service: what the image and the manifests give it. Wide otherwise. */
    static Budget ofServices() {
        return "image".equals(System.getProperty("budget")) ? image() : WIDE;
    }

    /** 256 MB, half a processor, and the image's own options; needs control groups that this user may make. */
    private static Budget image() {
        String name = "tradesense-" + ProcessHandle.current().pid() + "-" + made.incrementAndGet();
        var joined = Files.exists(GROUPS.resolve("cgroup.controllers")) ? unified(name) : byController(name);
        return new Budget(List.of("sh", "-c", joined + " && exec \"$@\"", "sh"), optionsOfImage());
    }

    private static String unified(String name) {
        var group = GROUPS.resolve(name);
        write(group, Map.of("memory.max", Long.toString(MEMORY), "cpu.max", QUOTA_MICROS + " " + PERIOD_MICROS));
        return join(group);
    }

    private static String byController(String name) {
        var memory = GROUPS.resolve("memory").resolve(name);
        var processor = GROUPS.resolve("cpu").resolve(name);
        write(memory, Map.of("memory.limit_in_bytes", Long.toString(MEMORY)));
        write(
                processor,
                Map.of(
                        "cpu.cfs_period_us",
                        Integer.toString(PERIOD_MICROS),
                        "cpu.cfs_quota_us",
                        Integer.toString(QUOTA_MICROS)));
        return join(memory) + " && " + join(processor);
    }

    private static String join(Path group) {
        return "echo $$ > " + group.resolve("cgroup.procs");
    }

    private static void write(Path group, Map<String, String> bounds) {
        try {
            Files.createDirectories(group);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> group.toFile().delete()));
            for (var bound : bounds.entrySet()) {
                Files.writeString(group.resolve(bound.getKey()), bound.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("a budget needs control groups that this user may make", failure);
        }
    }

    private static List<String> optionsOfImage() {
        try {
            var options = JAVA_OPTIONS.matcher(Files.readString(IMAGE));
            if (!options.find()) {
                throw new IllegalStateException("the image gives the JVM no options");
            }
            // The archive of classes is the image's.
            return Arrays.stream(options.group(1).split(" "))
                    .filter(option -> !option.startsWith("-XX:SharedArchiveFile") && !option.startsWith("-Xshare"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
