package io.tradesense.trading.excursions.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What prices did, bar by bar. */
public interface Candles {

    /** Lengths of bars, each with how long a trade may last to be looked at by it. */
    enum Resolution {
        M1("1m", Duration.ofMinutes(1), Duration.ofDays(1)),
        M5("5m", Duration.ofMinutes(5), Duration.ofDays(5)),
        M15("15m", Duration.ofMinutes(15), Duration.ofDays(15)),
        H1("1h", Duration.ofHours(1), Duration.ofDays(60)),
        D1("1d", Duration.ofDays(1), Duration.ofDays(100_000));

        private final String word;
        private final Duration length;
        private final Duration longest;

        Resolution(String word, Duration length, Duration longest) {
            this.word = word;
            this.length = length;
            this.longest = longest;
        }

        /** The finest for a trade that lasted so long. */
        public static Resolution of(Duration held) {
            return Arrays.stream(values())
                    .filter(each -> held.compareTo(each.longest) <= 0)
                    .findFirst()
                    .orElse(D1);
        }

        public String word() {
            return word;
        }

        public Duration length() {
            return length;
        }
    }

    /** @param simulated made up by the market's simulator */
    record Answer(List<Excursions.Bar> bars, String source, boolean simulated) {}

    /** The bars that overlap the time, the user's own before all others; fails where nobody can be asked. */
    Future<Answer> of(UUID userId, Instrument instrument, Resolution resolution, Instant from, Instant to);
}
