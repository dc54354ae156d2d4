package io.tradesense.allinone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SampleStatementTest {

    private static final List<Fill> FILLS = InventedTrader.fills(SampleStatement.SHIPPED.seed(), 2_000);

    @Test
    void the_shipped_file_is_what_the_generator_writes() throws IOException {
        assertThat(new String(SampleStatement.shipped(), StandardCharsets.UTF_8))
                .isEqualTo(written(SampleStatement.SHIPPED));
    }

    @Test
    void another_seed_trades_another_year() throws IOException {
        assertThat(written(new SampleStatement(1, 50))).isNotEqualTo(written(new SampleStatement(2, 50)));
    }

    @Test
    void it_is_well_formed_and_has_as_many_executions_as_asked() throws Exception {
        var parser = DocumentBuilderFactory.newInstance();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = parser.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        written(new SampleStatement(3, 50_000)).getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("FlexQueryResponse");
        assertThat(document.getElementsByTagName("Trade").getLength()).isEqualTo(50_000);
    }

    @Test
    void the_year_is_one_year_of_sessions() {
        assertThat(FILLS).hasSize(2_000);
        assertThat(FILLS.get(0).at().toLocalDate()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(FILLS.get(1_999).at().toLocalDate())
                .isBetween(LocalDate.of(2024, 12, 16), LocalDate.of(2024, 12, 31));
        assertThat(FILLS).allSatisfy(fill -> {
            assertThat(TradingCalendar.isFullSession(fill.at().toLocalDate())).isTrue();
            assertThat(fill.at().toLocalTime()).isBetween(LocalTime.of(9, 30), LocalTime.of(16, 20));
        });
    }

    @Test
    void holidays_are_skipped() {
        assertThat(List.of("2024-03-29", "2024-06-19", "2024-11-28", "2024-07-04", "2025-04-18", "2026-07-03"))
                .noneMatch(day -> TradingCalendar.isFullSession(LocalDate.parse(day)));
        assertThat(TradingCalendar.nextFullSession(LocalDate.of(2024, 1, 12))).isEqualTo(LocalDate.of(2024, 1, 16));
    }

    @Test
    void every_mark_agrees_with_the_position() {
        var held = new HashMap<String, Integer>();
        for (var fill : FILLS) {
            var before = held.getOrDefault(fill.contract().symbol(), 0);
            var after = before + fill.quantity();
            held.put(fill.contract().symbol(), after);
            switch (fill.effect()) {
                case OPEN -> assertThat(Math.abs(after)).isGreaterThan(Math.abs(before));
                case CLOSE -> assertThat(Math.abs(after)).isLessThan(Math.abs(before));
                case REVERSE -> assertThat(Integer.signum(after)).isEqualTo(-Integer.signum(before));
            }
        }
    }

    @Test
    void it_holds_what_an_importer_must_understand() {
        assertThat(FILLS).anyMatch(fill -> fill.effect() == Fill.Effect.REVERSE);
        assertThat(FILLS).anyMatch(fill -> fill.booked() && fill.price().signum() == 0);
        assertThat(FILLS).anyMatch(fill -> fill.effect() == Fill.Effect.OPEN && fill.quantity() < 0);
        assertThat(FILLS.stream().collect(Collectors.groupingBy(Fill::order)).values())
                .anyMatch(parts -> parts.size() == 3);
        assertThat(FILLS.stream().map(fill -> fill.contract().listing().root()))
                .contains("AAPL", "ES", "MES", "NQ", "CL", "GC");
        assertThat(FILLS.stream()
                        .filter(fill -> fill.contract().listing().kind() == Listing.Kind.STK)
                        .map(fill -> fill.contract().symbol())
                        .distinct())
                .hasSizeBetween(10, 15);
    }

    @Test
    void no_fill_is_free_or_empty_but_an_expiry() {
        assertThat(FILLS).allSatisfy(fill -> {
            assertThat(fill.quantity()).isNotZero();
            assertThat(fill.price().signum()).isEqualTo(fill.booked() ? 0 : 1);
            assertThat(fill.commission().signum()).isEqualTo(fill.booked() ? 0 : -1);
        });
    }

    @Test
    void friday_afternoons_lose() {
        var fridays = FILLS.stream()
                .filter(fill -> fill.contract().listing().kind() == Listing.Kind.FUT)
                .filter(fill -> fill.at().getDayOfWeek() == DayOfWeek.FRIDAY)
                .filter(fill -> fill.at().getHour() >= 13)
                .map(Fill::money)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(fridays).as("money put in and not got back").isPositive();
    }

    private static String written(SampleStatement statement) throws IOException {
        var out = new StringWriter();
        statement.write(out);
        return out.toString();
    }
}
