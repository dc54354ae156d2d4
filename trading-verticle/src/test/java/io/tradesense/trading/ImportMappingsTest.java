package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Tables of a user's own, as CSV and XLSX, and what is said of the formats. */
class ImportMappingsTest extends TradingTest {
    private static final String IMPORT = "/trades/imports?accountId=";
    private static final String MAPPINGS = "/trades/imports/mappings";
    private static final String TABLE = """
            Was;Wieviel;Zu;Wann
            SAP;100;128,55;15.01.2024 09:00:01
            SAP;-100;129,05;16.01.2024 17:29:59
            """;

    @Test
    void a_table_with_headings_of_its_own_is_read_by_a_mapping_even_when_that_was_deleted_meanwhile() {
        var user = trading.user();
        var account = openAccount(user);
        var mapping = added(user, mapping());
        var query = account + "&timezone=Europe/Berlin&mapping=" + mapping.getString("id");
        var accepted = user.post(IMPORT + query, Buffer.buffer(TABLE), "text/csv");
        assertThat(user.delete(MAPPINGS + "/" + mapping.getString("id")).statusCode())
                .isEqualTo(204);
        var job = trading.ended(user, accepted.bodyAsJsonObject().getString("id"));
        assertThat(job.getInteger("imported")).as(job.encode()).isEqualTo(2);
        assertThat(TestTrading.trades(user, ""))
                .singleElement()
                .satisfies(trade -> assertThat(trade.getString("netPnl")).isEqualTo("50"));
    }

    @Test
    void without_its_zone_or_its_headings_a_table_is_refused() {
        var user = trading.user();
        var account = openAccount(user);
        var id = added(user, mapping()).getString("id");
        var local = imported(user, account + "&mapping=" + id, Buffer.buffer(TABLE));
        assertThat(local.getString("status")).isEqualTo("FAILED");
        assertThat(local.getString("detail")).contains("import it again with timezone=");
        var other = imported(user, account + "&mapping=" + id, Buffer.buffer("Titel;Menge\nSAP;1\n"));
        assertThat(other.getString("detail"))
                .contains("no heading with the columns of the mapping: Wann, Was, Wieviel, Zu");
    }

    @Test
    void mappings_are_ones_own_and_listed_oldest_first() {
        var user = trading.user();
        var first = added(user, mapping());
        var second = added(user, mapping().put("name", "Second"));
        var page = user.get(MAPPINGS + "?limit=1").bodyAsJsonObject();
        assertThat(items(page)).containsExactly(first);
        var next = user.get(MAPPINGS + "?limit=1&cursor=" + page.getString("nextCursor"))
                .bodyAsJsonObject();
        assertThat(items(next)).containsExactly(second);
        assertThat(next.getString("nextCursor")).isNull();
        var stranger = trading.user();
        assertThat(items(stranger.get(MAPPINGS).bodyAsJsonObject())).isEmpty();
        assertThat(stranger.delete(MAPPINGS + "/" + first.getString("id")).statusCode())
                .isEqualTo(404);
        var theirs = openAccount(stranger) + "&mapping=" + first.getString("id");
        assertThat(stranger.post(IMPORT + theirs, Buffer.buffer(TABLE), "text/csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_mapping_that_could_read_nothing_is_refused_with_every_column_it_lacks() {
        var columns = new JsonObject().put("symbol", "Was").put("fees", "was");
        var refused = trading.user()
                .post(MAPPINGS, new JsonObject().put("name", "Half").put("columns", columns));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsJsonObject().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder(
                        "/columns/quantity",
                        "/columns/price",
                        "/columns/executedAt",
                        "/columns/symbol",
                        "/columns/fees");
    }

    @Test
    void a_spreadsheet_is_read_like_the_table_it_holds() throws IOException {
        var user = trading.user();
        var sheet = """
                <row r="2"><c r="A2" t="inlineStr"><is><t>symbol</t></is></c><c r="B2" t="inlineStr"><is><t>quantity</t></is></c>
                <c r="C2" t="inlineStr"><is><t>price</t></is></c><c r="D2" t="inlineStr"><is><t>executedAt</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>AAPL</t></is></c><c r="B3"><v>100</v></c><c r="C3"><v>185.24999999999999</v></c>
                <c r="D3" s="1"><v>45306.4375</v></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>AAPL</t></is></c><c r="B4"><v>-100</v></c><c r="C4"><v>186.25</v></c>
                <c r="D4" s="1"><v>45307.4375</v></c></row>
                <row r="6"><c r="A6" t="inlineStr"><is><t>AAPL</t></is></c><c r="B6"><v>0</v></c><c r="C6"><v>1</v></c>
                <c r="D6" s="1"><v>45307.5</v></c></row>
                """;
        var job = imported(user, openAccount(user) + "&timezone=America/New_York", workbook(sheet));
        assertThat(job.getInteger("imported")).as(job.encode()).isEqualTo(2);
        assertThat(job.getJsonArray("errors").getJsonObject(0).getInteger("line"))
                .isEqualTo(6);
        assertThat(TestTrading.trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("entryPrice")).isEqualTo("185.25");
            assertThat(trade.getString("openedAt")).isEqualTo("2024-01-15T15:30:00Z");
        });
    }

    @Test
    void an_archive_that_is_no_spreadsheet_or_unpacks_to_too_much_fails_with_a_sentence() throws IOException {
        var user = trading.user();
        var account = openAccount(user);
        var other = imported(user, account, zip(Map.of("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))));
        assertThat(other.getString("detail")).contains("no spreadsheet");
        var cut = imported(user, account, workbook("").slice(0, 300));
        assertThat(cut.getString("detail")).contains("no spreadsheet");
        var bomb = imported(user, account, zip(Map.of("xl/sharedStrings.xml", new byte[40 << 20])));
        assertThat(bomb.getString("detail")).contains("unpacks to more than");
    }

    @Test
    void rows_that_say_nothing_to_be_kept_are_counted_by_what_they_are() {
        var user = trading.user();
        var job = imported(user, openAccount(user), statement("robinhood.csv"));
        assertThat(job.getInteger("passedOver")).isEqualTo(1);
        assertThat(job.getJsonObject("passedOverBy")).isEqualTo(new JsonObject().put("CORPORATE_ACTION", 1));
        assertThat(job.getInteger("rows"))
                .isEqualTo(job.getInteger("imported") + job.getInteger("rejected") + job.getInteger("passedOver"));
    }

    @Test
    void the_formats_say_what_they_need() {
        var formats = items(trading.user().get("/trades/imports/formats").bodyAsJsonObject());
        assertThat(formats).hasSizeGreaterThan(20).allSatisfy(format -> {
            assertThat(format.getString("needs")).isNotBlank();
            assertThat(format.getJsonArray("fileTypes")).isNotEmpty();
        });
        assertThat(formats)
                .filteredOn(format -> format.getString("name").equals("schwab"))
                .singleElement()
                .satisfies(format -> assertThat(format.getString("timezone")).isEqualTo("America/New_York"));
        assertThat(formats)
                .filteredOn(format -> format.getString("times").equals("ASKED"))
                .extracting(format -> format.getString("name"))
                .containsExactlyInAnyOrder("ninjatrader", "tradingview", "metatrader4", "metatrader5");
    }

    private static JsonObject mapping() {
        return new JsonObject()
                .put("name", "My bank")
                .put(
                        "columns",
                        new JsonObject()
                                .put("symbol", "Was")
                                .put("quantity", "Wieviel")
                                .put("price", "Zu")
                                .put("executedAt", "Wann"));
    }

    private static JsonObject added(ContractClient user, JsonObject mapping) {
        var added = user.post(MAPPINGS, mapping);
        assertThat(added.statusCode()).as(added.bodyAsString()).isEqualTo(201);
        return added.bodyAsJsonObject();
    }

    private static JsonObject imported(ContractClient user, String accountAndMore, Buffer file) {
        var accepted = user.post(IMPORT + accountAndMore, file, "application/octet-stream");
        assertThat(accepted.statusCode()).as(accepted.bodyAsString()).isEqualTo(202);
        return trading.ended(user, accepted.bodyAsJsonObject().getString("id"));
    }

    /** The least that is a workbook: one sheet, and a style for dates. */
    private static Buffer workbook(String rows) throws IOException {
        var ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                        + " Type=\"" + types + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook " + ns + " xmlns:r=\"" + types
                        + "\"><sheets><sheet name=\"Trades\" sheetId=\"1\" r:id=\"r1\"/>" + "</sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                        + " Type=\"" + types + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\""
                        + " Type=\"" + types + "/styles\" Target=\"styles.xml\"/></Relationships>",
                "xl/styles.xml",
                "<styleSheet " + ns
                        + "><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd hh:mm:ss\"/>"
                        + "</numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet " + ns + "><sheetData>" + rows + "</sheetData></worksheet>");
        return zip(parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    private static Buffer zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
