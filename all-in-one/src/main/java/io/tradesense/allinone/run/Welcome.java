package io.tradesense.allinone.run;

import java.nio.file.Path;

/** What a person is told once everything runs. */
public record Welcome(Door door, Path data) {

    @Override
    public String toString() {
        return """

                TradeSense is running.

                  open       %3$s
                  API        %1$s/api, described at %1$s/docs
                  health     %1$s/health
                  data       %2$s

                Next: open it in a browser and drop a broker's file on it, or ./tradesense demo. Ctrl-C stops it.
                """.formatted(door.url(), data, door.page());
    }
}
