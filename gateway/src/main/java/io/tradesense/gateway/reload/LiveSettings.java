package io.tradesense.gateway.reload;

import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that are read again while the gateway runs: the environment, with a file on top that names some of them. What
 * is wrong in the file is logged, and all stays as it was.
 */
public final class LiveSettings<T> implements Supplier<T> {
    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);
    private static final long LARGEST_FILE = 1 << 20;
    private final Settings environment;
    private final @Nullable Path file;
    private final Set<String> names;
    private final Function<Settings, T> reader;
    private volatile String text = "";
    private volatile T current;

    private LiveSettings(Settings environment, @Nullable Path file, Set<String> names, Function<Settings, T> reader) {
        this.environment = environment;
        this.file = file;
        this.names = Set.copyOf(names);
        this.reader = reader;
        this.current = reader.apply(environment);
    }

    /**
     * Reads both, blocking: for the start. What is wrong is noted in the settings.
     *
     * @param variable names the file; nothing is ever read again where it is not set
     * @param names that may stand in the file
     */
    public static <T> LiveSettings<T> of(
            Settings environment, String variable, Set<String> names, Function<Settings, T> reader) {
        var file = environment.optional(variable).map(Path::of).orElse(null);
        var live = new LiveSettings<>(environment, file, names, reader);
        if (file != null) {
            try {
                live.take(live.read());
            } catch (IOException | IllegalArgumentException | ConfigurationFault wrong) {
                environment.note(variable, "names " + file + ", which cannot be used: " + wrong.getMessage());
            }
        }
        return live;
    }

    @Override
    public T get() {
        return current;
    }

    /** Whether there is a file that could change. */
    boolean mayChange() {
        return file != null;
    }

    /**
     * Looks whether the file has changed, blocking, and takes it over if it has.
     *
     * @param always takes it over even if it has not
     */
    void readAgain(boolean always) {
        try {
            String now = read();
            if (always || !now.equals(text)) {
                // Also where it is wrong: one mistake is one line in the log.
                text = now;
                take(now);
                log.info("the settings in {} are in force", file);
            }
        } catch (IOException | IllegalArgumentException | ConfigurationFault wrong) {
            log.error("the settings in {} are wrong, and those from before stay: {}", file, wrong.getMessage());
        }
    }

    private String read() throws IOException {
        if (file == null) {
            return "";
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("it is larger than " + LARGEST_FILE + " bytes");
        }
        return Files.readString(file);
    }

    private void take(String now) {
        var settings = environment.with(SettingsFile.parse(now, names).values());
        T read = reader.apply(settings);
        settings.check();
        text = now;
        current = read;
    }
}
