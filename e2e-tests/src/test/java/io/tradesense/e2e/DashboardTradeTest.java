package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trades of these days: beside the market they were in, and in what the last week changed. */
class DashboardTradeTest extends FreshPageTest {
    /** A Wednesday while the market was open. */
    private static final Instant OPEN = Instant.parse("2024-05-15T15:00:00Z");

    private static final Instant LATELY = Instant.now().minus(2, ChronoUnit.DAYS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RED_AT_THE_CORNER = """
            (() => {
              const seen = document.createElement('canvas').getContext('2d');
              seen.drawImage(document.querySelector('ts-screenshots img'), 0, 0);
              const [red, green] = seen.getImageData(5, 5, 1, 1).data;
              return red > 200 && green < 50;
            })()""";
    private static final String ROWS = "document.querySelectorAll('ts-executions tbody tr').length";
    private String account = "";

    @BeforeEach
    void openAccount() {
        page.register();
        var order = new JsonObject()
                .put("name", "Main")
                .put("broker", "Broker")
                .put("currency", "USD")
                .put("startingBalance", "100000");
        account = answered(201, "/portfolio/accounts", order.encode()).getString("id");
    }

    @Test
    void a_trade_is_shown_among_candles_with_its_fills_stop_and_target() {
        var told = page.api("POST", "/market-data/history/AMD/import?interval=1m", "text/csv", candles());
        assertThat(told.getInteger("status")).isEqualTo(200);
        record(fill("AMD", "BUY", "100", OPEN, 60), fill("AMD", "SELL", "102", OPEN, 120));
        JsonObject trade = trade("AMD");
        String path = "/trades/" + trade.getString("id");
        assertThat(page.api("PATCH", path, "application/json", "{\"stopLoss\": \"98\", \"takeProfit\": \"104\"}")
                        .getInteger("status"))
                .isEqualTo(200);
        page.visit(path);
        page.await("document.querySelector('ts-trade ts-chart [role=img]')?.getAttribute('aria-label')"
                + " === 'Price of AMD with 2 fills, the stop, the target'");
        page.await("document.querySelector('ts-trade .uplot canvas')");
        page.awaitText("1m candles from import");
        page.picture("trade-candles");
    }

    @Test
    void a_screenshot_is_added_to_a_trade_and_another_beside_it() throws IOException {
        record(fill("AMD", "BUY", "100", OPEN, 0), fill("AMD", "SELL", "101", OPEN, 5));
        JsonObject trade = trade("AMD");
        page.visit("/trades/" + trade.getString("id"));
        page.choose("ts-screenshots input[type=file]", "entry.png", picture(Color.GREEN));
        page.await("document.querySelectorAll('ts-screenshots img').length === 1");
        page.awaitText("Screenshots of AMD");
        page.choose("ts-screenshots input[type=file]", "exit.png", picture(Color.RED));
        page.await(
                "[...document.querySelectorAll('ts-screenshots img')].filter(each => each.naturalWidth === 320).length === 2");
        page.picture("trade-screenshots");
        assertThat(page.api("GET", "/journal/entries?tradeId=" + trade.getString("id"), "application/json", "")
                        .getJsonObject("body")
                        .getJsonArray("items"))
                .as("both are of one entry")
                .hasSize(1);
        page.press("Remove entry.png");
        page.await("document.querySelectorAll('ts-screenshots img').length === 1");
        page.await(RED_AT_THE_CORNER);
    }

    @Test
    void a_trade_of_many_fills_shows_the_first_of_them_and_the_others_when_asked() {
        record(IntStream.range(0, 500)
                .mapToObj(minute -> fill("AMD", "BUY", "100", LATELY, minute))
                .toArray(JsonObject[]::new));
        record(fill("AMD", "BUY", "101", LATELY, 500), fill("AMD", "BUY", "103", LATELY, 501));
        page.visit("/trades/" + trade("AMD").getString("id"));
        page.awaitText("500 of 502");
        page.await(ROWS + " === 500");
        page.awaitText("the first 500 of your 502 fills");
        page.press("Show more");
        page.await(ROWS + " === 502");
        page.await("!document.querySelector('ts-executions button')");
        assertThat(page.text("document.querySelector('ts-executions tbody tr:last-child').innerText"))
                .contains("103");
        page.act("document.querySelector('ts-executions').scrollIntoView()");
        page.picture("trade-executions");
    }

    private static byte[] picture(Color colour) throws IOException {
        var image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 320, 180);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", bytes)).isTrue();
        return bytes.toByteArray();
    }

    @Test
    void the_overview_says_what_the_last_week_changed() {
        record(fill("AMD", "BUY", "100", OPEN, 0), fill("AMD", "SELL", "101", OPEN, 5));
        record(fill("MSFT", "BUY", "100", LATELY, 0), fill("MSFT", "SELL", "98", LATELY, 5));
        var unused = Eventually.read(
                "the figures of both trades",
                PATIENCE,
                () -> page.api("GET", "/performance/summary", "application/json", "")
                        .getJsonObject("body")
                        .getInteger("trades"),
                Integer.valueOf(2)::equals);
        page.open("/");
        page.await("document.querySelector('ts-overview .stat')?.innerText.includes('$200.00 since last week')");
        assertThat(page.text("document.querySelectorAll('ts-overview .stat')[1].innerText"))
                .contains("▼ −50.0 points since last week");
        page.picture("since-last-week");
    }

    private void record(JsonObject... fills) {
        var unused = answered(
                201,
                "/trades/executions",
                new JsonObject().put("items", JsonArray.of((Object[]) fills)).encode());
    }

    private JsonObject fill(String symbol, String side, String price, Instant day, int minute) {
        return new JsonObject()
                .put("accountId", account)
                .put("symbol", symbol)
                .put("assetClass", "STOCK")
                .put("side", side)
                .put("quantity", "100")
                .put("price", price)
                .put("currency", "USD")
                .put(
                        "executedAt",
                        day.plus(minute, ChronoUnit.MINUTES).plusSeconds(30).toString());
    }

    private JsonObject trade(String symbol) {
        return Eventually.read(
                        "the trade",
                        PATIENCE,
                        () -> page.api("GET", "/trades?symbol=" + symbol, "application/json", "")
                                .getJsonObject("body")
                                .getJsonArray("items"),
                        items -> items.size() == 1)
                .getJsonObject(0);
    }

    private JsonObject answered(int status, String path, String body) {
        var answer = page.api("POST", path, "application/json", body);
        assertThat(answer.getInteger("status")).as(answer.encode()).isEqualTo(status);
        return answer.getJsonObject("body");
    }

    /** Four hours of minutes, a slow wave around 100. */
    private static String candles() {
        var csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int minute = 0; minute < 240; minute++) {
            double from = 100 + 3 * Math.sin(minute / 25.0);
            double to = 100 + 3 * Math.sin((minute + 1) / 25.0);
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.2f,%.2f,%.2f,%.2f,1000%n",
                    OPEN.plus(minute, ChronoUnit.MINUTES),
                    from,
                    Math.max(from, to) + .1,
                    Math.min(from, to) - .1,
                    to));
        }
        return csv.toString();
    }
}
