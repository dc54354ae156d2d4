package io.tradesense.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QueuedOutputTest {
    private static final int LINE_BYTES = 10;
    private static final int ROOM_LINES = 100;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final AtomicLong lost = new AtomicLong();

    @Test
    @Timeout(30)
    void an_output_that_nobody_reads_holds_up_nobody_and_loses_only_what_finds_no_room() {
        var output = new QueuedOutput(this::whenRead, LINE_BYTES * ROOM_LINES, lost::addAndGet);
        write(output, 0, 1_000);
        assertThat(output.isPrinted()).isFalse();
        reading.countDown();
        assertThat(output.isPrinted()).isTrue();
        assertThat(lines()).isEqualTo(expected(0, ROOM_LINES));
        assertThat(lost).hasValue(1_000 - ROOM_LINES);
        write(output, 1_000, 1_010);
        assertThat(output.isPrinted()).isTrue();
        assertThat(lines()).endsWith(expected(1_000, 1_010).toArray(String[]::new));
    }

    @Test
    @Timeout(30)
    void an_output_that_is_closed_is_written_to_in_vain_and_says_no_more_of_it() {
        var closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("closed");
            }
        };
        var output = new QueuedOutput(() -> closed, LINE_BYTES * ROOM_LINES, lost::addAndGet);
        write(output, 0, 50);
        assertThat(output.isPrinted()).isTrue();
        assertThat(lost).hasValue(0);
    }

    @Test
    void what_is_written_after_the_end_has_begun_is_printed_at_once() {
        var output = new QueuedOutput(() -> printed, LINE_BYTES * ROOM_LINES, lost::addAndGet);
        write(output, 0, 50);
        output.end();
        write(output, 50, 51);
        assertThat(lines()).isEqualTo(expected(0, 51));
        assertThat(lost).hasValue(0);
    }

    @Test
    @Timeout(30)
    void an_output_that_is_stuck_does_not_keep_a_process_from_ending() {
        var output = new QueuedOutput(this::whenRead, LINE_BYTES * ROOM_LINES, lost::addAndGet);
        write(output, 0, 2);
        output.end();
        write(output, 2, 3);
        reading.countDown();
        assertThat(output.isPrinted()).isTrue();
        assertThat(lines()).isEqualTo(expected(0, 3));
    }

    private OutputStream whenRead() {
        try {
            reading.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return printed;
    }

    private static void write(QueuedOutput output, int from, int to) {
        for (String line : expected(from, to)) {
            output.write((line + "\n").getBytes(StandardCharsets.UTF_8), 0, LINE_BYTES);
        }
    }

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj("line %04d"::formatted).toList();
    }

    private List<String> lines() {
        return new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
