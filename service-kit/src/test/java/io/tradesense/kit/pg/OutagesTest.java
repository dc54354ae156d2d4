package io.tradesense.kit.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes by itself is answered 503 and never parks an event; what is wrong stays a bug. */
class OutagesTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new SocketException("Broken pipe"),
                new IOException("recvAddress(..) failed: Connection reset by peer"),
                ClosedConnectionException.INSTANCE,
                new VertxException("Connection is not active now, current status: CLOSING"),
                new VertxException("Timeout"),
                refused("57P01"),
                refused("40001"),
                refused("53300"));
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("no such state"),
                new NoSuchFileException("settings"),
                new IOException("the file ends early"),
                new VertxException("something else"),
                refused("23505"),
                refused("42601"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_database_that_is_away_for_a_moment_is_an_outage(Throwable failure) {
        assertThat(Outages.isOutage(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void what_would_fail_again_is_none(Throwable failure) {
        assertThat(Outages.isOutage(failure)).isFalse();
    }

    private static PgException refused(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
