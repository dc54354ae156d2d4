package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.closed;
import static io.tradesense.analytics.Desk.deleted;
import static io.tradesense.analytics.Desk.event;
import static io.tradesense.analytics.Trader.reopened;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {
    private static final String SUMMARY = "/performance/summary";

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of("ANALYTICS_INSTANCES", "2"));
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void events_read_twice_count_once() {
        var trader = traded(40);
        JsonObject once = figures(trader);
        desk.readAgain();
        assertThat(figures(trader)).isEqualTo(once);
    }

    @Test
    void a_trade_that_is_open_again_is_left_out_until_it_is_closed() {
        var trader = Trader.fresh();
        TradeChanged trade = trader.trade("5");
        desk.trading(event(trader.account()), closed(trade), closed(trader.trade("7")));
        assertThat(net(trader)).isEqualTo("10");
        desk.trading(event(TradeChanged.CHANGED, reopened(trade)));
        assertThat(net(trader)).isEqualTo("6");
        desk.trading(event(TradeChanged.CHANGED, trade));
        assertThat(net(trader)).isEqualTo("10");
    }

    @Test
    void of_a_trade_the_last_word_of_a_page_counts() {
        var trader = Trader.fresh();
        TradeChanged closedLast = trader.trade("5");
        TradeChanged openedLast = trader.trade("70");
        TradeChanged deletedLast = trader.trade("900");
        desk.trading(
                event(trader.account()),
                event(TradeChanged.OPENED, reopened(closedLast)),
                closed(openedLast),
                closed(deletedLast),
                closed(closedLast),
                event(TradeChanged.CHANGED, reopened(openedLast)),
                deleted(deletedLast));
        assertThat(net(trader)).isEqualTo("4");
    }

    @Test
    void a_deleted_account_takes_its_trades_along() {
        var trader = Trader.fresh();
        var other = trader.with("USD");
        desk.trading(
                event(trader.account()), event(other.account()), closed(trader.trade("5")), closed(other.trade("7")));
        desk.trading(closed(other.trade("11")), event(other.accountGone()));
        assertThat(net(trader)).isEqualTo("4");
        assertThat(desk.client(trader.userId())
                        .get(SUMMARY + "?accountId=" + other.accountId())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void of_a_deleted_user_nothing_stays_and_nothing_comes_back() {
        var trader = traded(5);
        desk.userDeleted(trader.userId());
        assertThat(trades(trader)).isZero();
        desk.trading(event(trader.account()), closed(trader.trade("5")));
        assertThat(trades(trader)).isZero();
        desk.readAgain();
        assertThat(trades(trader)).isZero();
    }

    @Test
    void an_event_against_its_contract_stops_nobody_but_its_owner() {
        var trader = Trader.fresh();
        var other = Trader.fresh();
        JsonObject broken = trader.trade("5").toJson().put("quantity", "many");
        JsonObject closedBeforeItWasOpened = trader.trade("7").toJson().put("closedAt", "2001-01-01T00:00:00Z");
        desk.trading(
                event(trader.account()),
                event(other.account()),
                closed(trader.trade("3")),
                new NewEvent(TradeChanged.CLOSED, "", broken),
                new NewEvent(TradeChanged.CLOSED, "", closedBeforeItWasOpened),
                closed(other.trade("7")),
                closed(trader.trade("9")));
        assertThat(net(trader)).isEqualTo("2");
        assertThat(net(other)).isEqualTo("6");
    }

    @Test
    void another_instance_tells_the_same_and_notices_every_change() {
        var trader = traded(30);
        try (var second = desk.secondInstance()) {
            ContractClient other = second.client("analytics", trader.userId());
            assertThat(other.get(SUMMARY).bodyAsJsonObject()).isEqualTo(summary(trader));
            desk.trading(closed(trader.trade("1000")));
            JsonObject changed = summary(trader);
            assertThat(changed.getInteger("trades")).isEqualTo(31);
            assertThat(other.get(SUMMARY).bodyAsJsonObject()).isEqualTo(changed);
        }
    }

    @Test
    void built_anew_the_read_model_tells_the_same() {
        var trader = traded(600);
        var gone = traded(3);
        desk.userDeleted(gone.userId());
        JsonObject before = summary(trader);
        List<JsonObject> others = everything(trader);
        assertThat(rebuild(Caller.service("test"))).isEqualTo(202);
        desk.caughtUp();
        JsonObject after = summary(trader);
        assertThat(without(after, "dataVersion")).isEqualTo(without(before, "dataVersion"));
        assertThat(after.getLong("dataVersion")).isGreaterThan(before.getLong("dataVersion"));
        assertThat(everything(trader)).isEqualTo(others);
        assertThat(trades(gone)).isZero();
    }

    @Test
    void one_command_builds_the_read_model_anew_and_changes_no_figure() {
        var trader = traded(60);
        List<JsonObject> before = everything(trader);
        JsonObject summary = figures(trader);
        desk.rebuildByCommand();
        assertThat(everything(trader)).isEqualTo(before);
        assertThat(figures(trader)).isEqualTo(summary);
    }

    /** Every other figure there is, without the version it rests on. */
    private List<JsonObject> everything(Trader trader) {
        return Stream.of(
                        "equity-curve",
                        "drawdowns",
                        "calendar",
                        "distribution?of=r",
                        "rolling",
                        "risk",
                        "breakdown?by=hour",
                        "breakdown?by=tag")
                .map(address -> desk.client(trader.userId())
                        .get("/performance/" + address)
                        .bodyAsJsonObject())
                .map(answer -> without(answer, "dataVersion"))
                .toList();
    }

    @Test
    void no_user_rebuilds_anything() {
        assertThat(rebuild(new Caller("gateway", UUID.randomUUID(), Set.of("admin"), "test")))
                .isEqualTo(403);
    }

    private Trader traded(int count) {
        var trader = Trader.fresh();
        List<NewEvent> events = new ArrayList<>(List.of(event(trader.account())));
        trader.trades(count).forEach(trade -> events.add(closed(trade)));
        desk.trading(events);
        return trader;
    }

    private int rebuild(Caller caller) {
        var to = desk.services().instance("analytics");
        var platform = desk.services().running().platform();
        return platform.vertx()
                .createHttpClient()
                .request(HttpMethod.POST, to.port(), to.host(), "/internal/rebuild")
                .compose(request -> request.putHeader(
                                InternalTokens.HEADER, platform.tokens().token(caller, "analytics"))
                        .send())
                .await()
                .statusCode();
    }

    private JsonObject summary(Trader trader) {
        return desk.client(trader.userId()).get(SUMMARY).bodyAsJsonObject();
    }

    private JsonObject figures(Trader trader) {
        return without(summary(trader), "dataVersion");
    }

    private static JsonObject without(JsonObject json, String field) {
        JsonObject rest = json.copy();
        rest.remove(field);
        return rest;
    }

    private String net(Trader trader) {
        return summary(trader).getString("netPnl");
    }

    private int trades(Trader trader) {
        return summary(trader).getInteger("trades");
    }
}
