package io.tradesense.allinone.run;

import java.nio.file.Path;

/** What a person is told once everything runs. */
public record Welcome(Door door, Path data) {

    @Override
    public String toString() {
        return """

                TradeSense is running.

                  API        %1$s/api
                  health     %1$s/health
                  data       %2$s

                Next: ./tradesense demo, or the first trade by curl in README.md. Ctrl-C stops it.
                """.formatted(door.url(), data);
    }
}
