package io.tradesense.ai.models.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes server-sent events (HTML Living Standard, 9.2) out of chunks that are cut anywhere, within a character too.
 * Answers the data of each event; names, ids and comments are of no use here.
 */
final class EventStream {
    private static final int LONGEST_LINE = 1 << 20;
    private Buffer line = Buffer.buffer();
    private final StringBuilder data = new StringBuilder();
    private boolean afterReturn;

    /** The events that are whole by now, in order. @throws IllegalStateException where a line does not end */
    List<String> feed(Buffer chunk) {
        List<String> events = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < chunk.length(); at++) {
            byte b = chunk.getByte(at);
            if (b != '\n' && b != '\r') {
                afterReturn = false;
                continue;
            }
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                from = at + 1;
                continue;
            }
            line.appendBuffer(chunk, from, at - from);
            endLine(events);
            from = at + 1;
            afterReturn = b == '\r';
        }
        line.appendBuffer(chunk, from, chunk.length() - from);
        if (line.length() + data.length() > LONGEST_LINE) {
            throw new IllegalStateException("an event longer than " + LONGEST_LINE + " bytes");
        }
        return events;
    }

    private void endLine(List<String> events) {
        String text = line.toString(StandardCharsets.UTF_8);
        line = Buffer.buffer();
        if (text.isEmpty()) {
            if (data.length() > 0) {
                events.add(data.substring(0, data.length() - 1));
                data.setLength(0);
            }
        } else if (text.startsWith("data:")) {
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length()).append('\n');
        }
    }
}
