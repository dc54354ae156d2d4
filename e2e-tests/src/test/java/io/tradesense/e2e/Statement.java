package io.tradesense.e2e;

import io.tradesense.allinone.demo.SampleStatement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** A Flex statement and what stands in it, read by a few lines that share nothing with the product. */
record Statement(byte[] file, List<Fill> fills) {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd;HHmmss", Locale.ROOT);

    /**
     * @param quantity below zero for a sale
     * @param costs positive where they were paid
     */
    record Fill(
            String symbol,
            Instant at,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal multiplier,
            BigDecimal costs) {}

    /** The year of an invented trader that comes with TradeSense. */
    static Statement shipped() {
        try (var resource = Objects.requireNonNull(Statement.class.getResourceAsStream(SampleStatement.RESOURCE))) {
            return of(resource.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Statement generated(long seed, int fills) {
        var text = new StringWriter();
        try {
            new SampleStatement(seed, fills).write(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Statement of(byte[] file) {
        var fills = new ArrayList<Fill>();
        new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("<Trade "))
                .forEach(line -> fills.add(fill(line)));
        return new Statement(file, fills);
    }

    private static Fill fill(String line) {
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE.matcher(line).results().forEach(found -> attributes.put(found.group(1), found.group(2)));
        var costs = number(attributes, "ibCommission").add(number(attributes, "taxes"));
        return new Fill(
                Objects.requireNonNull(attributes.get("symbol")),
                LocalDateTime.parse(Objects.requireNonNull(attributes.get("dateTime")), TIME)
                        .atZone(NEW_YORK)
                        .toInstant(),
                number(attributes, "quantity"),
                number(attributes, "tradePrice"),
                number(attributes, "multiplier"),
                costs.negate());
    }

    private static BigDecimal number(Map<String, String> attributes, String name) {
        return new BigDecimal(Objects.requireNonNull(attributes.get(name)));
    }
}
