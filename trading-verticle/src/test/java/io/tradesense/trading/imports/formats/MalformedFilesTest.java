package io.tradesense.trading.imports.formats;

import static io.tradesense.trading.imports.formats.Statements.shown;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedFilesTest {

    private static final String HEADING = "symbol,side,quantity,price,executedAt\n";
    private static final String GOOD = "AAPL,BUY,1,10,2024-01-15T15:30:00Z\n";
    private static final String GOOD_SHOWN =
            "BUY 1 AAPL @ 10 null STOCK x1 fees 0 comm 0 at 2024-01-15T15:30:00Z id null";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AAPL,BUY,                              | quantity is missing; price is missing; executedAt is missing
            AAPL,BUY,0,10,2024-01-15T15:30:00Z     | quantity must be more than zero
            AAPL,BUY,1e999,10,2024-01-15T15:30:00Z | quantity: "1e999" is not a number that can be kept
            AAPL,BUY,1,1e99,2024-01-15T15:30:00Z   | price: "1e99" is not a number that can be kept
            AAPL,BUY,1,1e16,2024-01-15T15:30:00Z   | price is too large
            AAPL,BUY,1,10,1850-01-15T15:30:00Z     | executedAt must not be before 1970
            AAPL,BUY,1,10,2024-06-03T00:00:00Z     | executedAt lies in the future
            AAPL,BUY,1,10,2024-02-30T00:00:00Z     | executedAt: "2024-02-30T00:00:00Z" is a date or time that does not exist
            AAPL,HOLD,1,10,2024-01-15T15:30:00Z    | side: "hold" is neither BUY nor SELL
            AAPL,BUY,-1,10,2024-01-15T15:30:00Z    | side: "buy" contradicts a quantity below zero
            AAPL,BUY,1,000,10,2024-01-15T15:30:00Z | the row has more fields than the heading has columns
            =CMD(),BUY,1,10,2024-01-15T15:30:00Z   | symbol must be 1 to 64 letters, digits and signs such as . / -
            10,AAPL,BUY,1,2024-01-15T15:30:00Z     | side: "aapl" is neither BUY nor SELL; quantity: "BUY" is not a number that can be kept
            """)
    void a_row_that_cannot_be_is_rejected_with_all_that_is_wrong(String row, String detail) {
        assertThat(shown(HEADING + row + "\n" + GOOD, null))
                .containsExactly("2 rejected: " + detail, "3 " + GOOD_SHOWN);
    }

    @Test
    void a_symbol_of_300_characters_is_rejected() {
        assertThat(shown(HEADING + GOOD.replace("AAPL", "A".repeat(300)), null).get(0))
                .contains("symbol must be 1 to 64");
    }

    @Test
    void a_quotation_mark_that_is_never_closed_costs_one_row() {
        var rows = shown(HEADING + "\"AAPL,BUY,1,10,2024-01-15T15:30:00Z\n" + GOOD.repeat(100), null);
        assertThat(rows).hasSize(101);
        assertThat(rows.get(0))
                .isEqualTo("2 rejected: the row cannot be taken apart: a quotation mark is never closed");
        assertThat(rows.get(100)).isEqualTo("102 " + GOOD_SHOWN);
    }

    @Test
    void a_line_break_within_quotation_marks_is_part_of_the_field() {
        var rows = shown(
                "symbol,note,side,quantity,price,executedAt\nAAPL,\"one\ntwo\",BUY,1,10,2024-01-15T15:30:00Z\n"
                        + "AAPL,,BUY,1,10,2024-01-15T15:30:00Z\n",
                null);
        assertThat(rows).containsExactly("2 " + GOOD_SHOWN, "4 " + GOOD_SHOWN);
    }

    @Test
    void a_line_of_a_megabyte_costs_one_row() {
        var rows = shown(HEADING + "A".repeat(1 << 20) + "\n" + GOOD, null);
        assertThat(rows)
                .containsExactly("2 rejected: the row cannot be taken apart: the line is too long", "3 " + GOOD_SHOWN);
    }

    @Test
    void what_was_rejected_is_shown_cut() {
        var rows = Statements.rows((HEADING + "A".repeat(2000) + "\n").getBytes(UTF_8), null);
        assertThat(((Row.Rejected) rows.get(0)).raw()).hasSize(Row.Rejected.RAW_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_end_of_line_is_read(String end) {
        assertThat(shown((HEADING + GOOD).replace("\n", end), null)).containsExactly("2 " + GOOD_SHOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void letters_beyond_ascii_are_no_matter(String charset) {
        var text = HEADING.strip() + ",note\n" + GOOD.strip() + ",Zürich\n";
        assertThat(shown(text.getBytes(Charset.forName(charset)), null)).containsExactly("2 " + GOOD_SHOWN);
    }

    @Test
    void byte_order_marks_are_understood() {
        assertThat(shown(("\uFEFF" + HEADING + GOOD).getBytes(UTF_8), null)).containsExactly("2 " + GOOD_SHOWN);
        assertThat(shown(("\uFEFF" + HEADING + GOOD).getBytes(UTF_16LE), null)).containsExactly("2 " + GOOD_SHOWN);
    }

    @Test
    void a_character_cut_in_two_at_the_end_is_no_matter() {
        var whole = (HEADING.strip() + ",note\n" + GOOD.strip() + ",ü").getBytes(UTF_8);
        var cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(Head.of(cut).encoding().charset()).isEqualTo(UTF_8);
        assertThat(shown(cut, null)).containsExactly("2 " + GOOD_SHOWN);
    }

    @Test
    void what_is_no_text_is_refused_in_one_sentence() {
        var random = new byte[10_000];
        new Random(1).nextBytes(random);
        assertThatThrownBy(() -> Head.of(random))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("This is not a text file.");
        assertThatThrownBy(() -> Head.of("PK\u0003\u0004xl/worksheets".getBytes(UTF_8)))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> Head.of(new byte[0])).hasMessage("The file is empty.");
    }

    @Test
    void a_file_of_no_known_format_is_told_what_it_has_and_what_it_lacks() {
        assertThatThrownBy(() -> shown("Ticker,Side,Comment\nAAPL,BUY,x\n", null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("Schwab")
                .hasMessageContaining("the columns Ticker, Side, Comment and lacks quantity, price, executedAt.");
    }

    @Test
    void a_format_that_is_asked_for_is_checked() {
        var file = (HEADING + GOOD).getBytes(UTF_8);
        assertThatThrownBy(() -> Statements.rows("schwab", file, null))
                .hasMessageContaining("not a file of the format schwab");
        assertThatThrownBy(() -> Statements.rows("nonesuch", file, null)).hasMessageContaining("generic-csv");
    }

    @Test
    void a_flex_query_that_breaks_off_ends_in_a_row_that_says_so() {
        var whole = new String(Statements.file("ibkr-flex.xml"), UTF_8);
        var rows = shown(whole.substring(0, whole.indexOf("600000003")), null);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2)).endsWith("Nothing could be read from here on: the XML is broken or cut off.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><FlexQueryResponse><Trade symbol=\"&a;\"/></FlexQueryResponse>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><FlexQueryResponse><Trade symbol=\"&b;\"/></FlexQueryResponse>",
                "<FlexQueryResponse><![CDATA[ <Trade/> ]]></FlexQueryResponse>"
            })
    void document_types_and_their_entities_never_reach_the_parser(String xml) {
        assertThat(shown(xml, null))
                .singleElement()
                .asString()
                .endsWith("Nothing could be read from here on: document types and CDATA sections are not read.");
    }

    @Test
    void an_attribute_or_a_nesting_without_end_is_refused() {
        assertThat(shown("<FlexQueryResponse><Trade symbol=\"" + "A".repeat(1 << 20), null))
                .singleElement()
                .asString()
                .contains("longer than");
        assertThat(shown("<FlexQueryResponse>" + "<a>".repeat(100_000), null))
                .singleElement()
                .asString()
                .contains("not those of a Flex query");
    }

    @Test
    void a_comment_may_stand_in_a_flex_query() {
        var xml = "<FlexQueryResponse><!-- <Trade/> it's > --><Trade symbol=\"A\"/></FlexQueryResponse>";
        assertThat(shown(xml, null)).singleElement().asString().contains("quantity is missing");
    }

    @Test
    void only_what_is_asked_for_is_held_in_memory() throws IOException {
        // 200 million rows: they could not be read whole, nor kept.
        var format = BrokerFormats.all().choose("generic-csv", Head.of((HEADING + GOOD).getBytes(UTF_8)));
        var context = new ImportContext(null, "USD", Statements.RULES, null);
        try (var rows = format.read(MalformedFilesTest::endless, context)) {
            assertThat(rows.block(1000)).hasSize(1000);
            assertThat(rows.block(1000).get(999).line()).isEqualTo(2001);
        }
    }

    private static InputStream endless() {
        var block = GOOD.repeat(1000).getBytes(UTF_8);
        var blocks = Collections.nCopies(200_000, block).stream()
                .map(ByteArrayInputStream::new)
                .iterator();
        var heading = new ByteArrayInputStream(HEADING.getBytes(UTF_8));
        return new SequenceInputStream(heading, new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return blocks.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return blocks.next();
            }
        }));
    }
}
