package io.tradesense.trading.imports.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillRules;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sample statements, read as an import would read them, and shown a row a line. */
final class Statements {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-01T00:00:00Z"), ZoneOffset.UTC);

    static final FillRules RULES = new FillRules(
            CLOCK,
            symbol -> Optional.ofNullable(
                            Map.of("ESH4", "50", "ESH24", "50", "MES", "5").get(symbol))
                    .map(BigDecimal::new));

    private static final StatementFormats FORMATS = BrokerFormats.all();

    private Statements() {}

    static byte[] file(String name) {
        try (InputStream stream = Statements.class.getResourceAsStream("/statements/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static String formatOf(byte[] bytes) {
        return FORMATS.choose(StatementFormats.AUTO, Head.of(bytes)).name();
    }

    static List<Row> rows(byte[] bytes, @Nullable ZoneId zone) {
        return rows(StatementFormats.AUTO, bytes, zone);
    }

    static List<Row> rows(String format, byte[] bytes, @Nullable ZoneId zone) {
        var context = new ImportContext(zone, "USD", RULES, null);
        try (var rows = FORMATS.choose(format, Head.of(bytes)).read(source(bytes), context)) {
            return rows.block(Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Fill> fills(List<Row> rows) {
        return rows.stream()
                .filter(Row.Filled.class::isInstance)
                .map(row -> ((Row.Filled) row).fill())
                .toList();
    }

    /** What is an execution or should be one. */
    static List<String> shown(String text, @Nullable ZoneId zone) {
        return shown(text.getBytes(UTF_8), zone);
    }

    static List<String> shown(byte[] bytes, @Nullable ZoneId zone) {
        return rows(bytes, zone).stream()
                .filter(row -> !(row instanceof Row.PassedOver))
                .map(Statements::show)
                .toList();
    }

    /** All rows of a sample, in the file's order. */
    static List<String> all(String sample, @Nullable ZoneId zone) {
        return rows(file(sample), zone).stream().map(Statements::show).toList();
    }

    private static String show(Row.Booked booked) {
        var booking = booked.booking();
        return "%d booked %s %s %s by %s at %s id %s"
                .formatted(
                        booked.line(),
                        booking.type(),
                        booking.amount().toPlainString(),
                        booking.currency(),
                        booking.symbol(),
                        booking.at(),
                        booking.reference());
    }

    /** {@code 3 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 1 at … id …}, or {@code 3 rejected: …}, {@code 3 DIVIDEND}. */
    static String show(Row row) {
        if (row instanceof Row.Rejected rejected) {
            return rejected.line() + " rejected: " + rejected.detail();
        }
        if (row instanceof Row.PassedOver none) {
            return none.line() + " " + none.kind();
        }
        if (row instanceof Row.Booked booked) {
            return show(booked);
        }
        if (row instanceof Row.Ended ended) {
            var end = ended.end();
            return "%d %s %s %s at %s id %s"
                    .formatted(
                            row.line(),
                            end.type(),
                            end.quantity().toPlainString(),
                            end.symbol(),
                            end.at(),
                            end.reference());
        }
        if (row instanceof Row.Cancelled cancelled) {
            var taken = cancelled.fill();
            return "%d takes back %s %s %s @ %s at %s id %s"
                    .formatted(
                            row.line(),
                            taken.side(),
                            taken.quantity().toPlainString(),
                            taken.symbol(),
                            taken.price().toPlainString(),
                            taken.executedAt(),
                            cancelled.cancels());
        }
        var fill = ((Row.Filled) row).fill();
        return "%d %s %s %s @ %s %s %s x%s fees %s comm %s at %s id %s"
                .formatted(
                        row.line(),
                        fill.side(),
                        fill.quantity().toPlainString(),
                        fill.symbol(),
                        fill.price().toPlainString(),
                        fill.currency(),
                        fill.assetClass(),
                        RULES.multiplier(fill).orElseThrow().toPlainString(),
                        fill.fees().toPlainString(),
                        fill.commission().toPlainString(),
                        fill.executedAt(),
                        fill.externalId());
    }
}
