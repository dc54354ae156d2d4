package io.tradesense.trading.portfolio.domain;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.portfolio.domain.Portfolio.Booked;
import io.tradesense.trading.portfolio.domain.Portfolio.Position;
import io.tradesense.trading.portfolio.domain.Portfolio.Result;
import io.tradesense.trading.prices.domain.Price;
import io.tradesense.trading.roundtrips.domain.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Worked by hand; every account starts with 10,000 USD. */
class PortfolioTest {
    private static final UUID ID = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void an_account_without_executions_holds_what_it_started_with() {
        var account = onlyAccount(List.of(), List.of());
        assertThat(account.cash()).isEqualByComparingTo("10000");
        assertThat(account.equity()).isEqualByComparingTo("10000");
    }

    @Test
    void shares_take_their_whole_price_out_of_cash() {
        // 100 at 10 with 2 of costs; worth 12 each now
        var position = position(AssetClass.STOCK, Direction.LONG, "1", "100", "1000", "12");
        var account = onlyAccount(List.of(result("0", "2", "1000")), List.of(position));
        assertThat(account.cash()).isEqualByComparingTo("8998");
        assertThat(account.unrealisedPnl()).isEqualByComparingTo("200");
        assertThat(account.equity()).isEqualByComparingTo("10198");
        assertThat(position.averagePrice()).isEqualByComparingTo("10");
    }

    @Test
    void a_short_sale_brings_cash_that_is_owed() {
        // 100 sold short at 10; worth 12 each now
        var position = position(AssetClass.STOCK, Direction.SHORT, "1", "100", "-1000", "12");
        var account = onlyAccount(List.of(result("0", "0", "-1000")), List.of(position));
        assertThat(account.cash()).isEqualByComparingTo("11000");
        assertThat(position.marketValue()).isEqualByComparingTo("-1200");
        assertThat(account.unrealisedPnl()).isEqualByComparingTo("-200");
        assertThat(account.equity()).isEqualByComparingTo("9800");
    }

    @Test
    void a_future_moves_only_its_result() {
        // 2 ES at 5,000, at 5,010 now: 2 x 10 points x 50
        var position = position(AssetClass.FUTURE, Direction.LONG, "50", "2", "500000", "5010");
        var account = onlyAccount(List.of(result("100", "4", "0")), List.of(position));
        assertThat(account.cash()).isEqualByComparingTo("10096");
        assertThat(account.unrealisedPnl()).isEqualByComparingTo("1000");
        assertThat(account.equity()).isEqualByComparingTo("11096");
    }

    @Test
    void currencies_are_never_added_up() {
        var euros = new Result(ID, "EUR", new BigDecimal("70"), new BigDecimal("5"), BigDecimal.ZERO, Booked.NONE);
        var portfolio = new Holdings(List.of(account()), List.of(euros), List.of()).at(Map.of());
        assertThat(portfolio.totals()).extracting(Portfolio.Total::currency).containsExactly("EUR", "USD");
        assertThat(portfolio.totals())
                .extracting(Portfolio.Total::cash)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualByComparingTo("65"),
                        second -> assertThat(second).isEqualByComparingTo("10000"));
    }

    @Test
    void deposits_are_cash_and_no_result() {
        var booked = new Result(ID, "USD", ZERO, ZERO, ZERO, deposited("250.5"));
        var account = onlyAccount(List.of(booked), List.of());
        assertThat(account.result()).isEqualByComparingTo("0");
        assertThat(account.cash()).isEqualByComparingTo("10250.5");
        assertThat(account.realisedPnl()).isEqualByComparingTo("0");
        assertThat(account.equity()).isEqualByComparingTo("10250.5");
    }

    /** 1,000 − 4 of trading, 250 open, 24 of dividends, 0.51 of interest, 5 of fees: 1,265.51 made, all but the 250 in cash. */
    @Test
    void dividends_interest_and_fees_are_cash_and_result() {
        var ledger = new Booked(ZERO, new BigDecimal("24"), new BigDecimal("0.51"), new BigDecimal("-5"));
        var traded = new Result(ID, "USD", new BigDecimal("1000"), new BigDecimal("4"), new BigDecimal("1000"), ledger);
        var position = position(AssetClass.STOCK, Direction.LONG, "1", "10", "1000", "125");
        var account = onlyAccount(List.of(traded), List.of(position));
        assertThat(account.cash()).isEqualByComparingTo("10015.51");
        assertThat(account.result()).isEqualByComparingTo("1265.51");
        assertThat(account.equity()).isEqualByComparingTo("11265.51");
    }

    @Test
    void a_quote_values_the_position_and_an_old_one_gives_way_to_a_newer_fill() {
        var position = position(AssetClass.STOCK, Direction.LONG, "1", "10", "1000", "100");
        var newer = NOON.plusSeconds(60);
        var older = NOON.minusSeconds(60);
        assertThat(priceOf(position, new Price(new BigDecimal("110"), newer, Price.Source.MARKET, false, false)))
                .isEqualByComparingTo("110");
        assertThat(priceOf(position, new Price(new BigDecimal("90"), older, Price.Source.LAST_QUOTE, true, false)))
                .isEqualByComparingTo("100");
        assertThat(priceOf(position, new Price(new BigDecimal("91"), newer, Price.Source.LAST_QUOTE, true, false)))
                .isEqualByComparingTo("91");
    }

    @Test
    void shares_of_an_allocation_add_up_to_one_whatever_the_sign() {
        var positions = List.of(
                position(AssetClass.STOCK, Direction.LONG, "1", "30", "300", "10"),
                position(AssetClass.STOCK, Direction.SHORT, "1", "10", "-100", "10"),
                position(AssetClass.OPTION, Direction.LONG, "100", "1", "100", "1"));
        var kinds = new Holdings(List.of(account()), List.of(), positions)
                .at(Map.of())
                .allocation()
                .byAssetClass();
        assertThat(kinds).extracting(Allocation.Slice::key).containsExactly("STOCK", "OPTION");
        assertThat(kinds)
                .extracting(Allocation.Slice::share)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualByComparingTo("0.8"),
                        second -> assertThat(second).isEqualByComparingTo("0.2"));
        assertThat(kinds.get(0).value()).isEqualByComparingTo("200");
    }

    @Test
    void what_is_held_in_several_currencies_is_shared_at_the_rates_that_are_known() {
        var euros = new Result(ID, "EUR", ZERO, ZERO, ZERO, deposited("10000"));
        var holdings = new Holdings(List.of(account()), List.of(euros), List.of());
        var pair = new Instrument("EUR/USD", AssetClass.FOREX, "USD", BigDecimal.ONE);
        assertThat(holdings.rates()).containsExactly(pair);
        var rate = new Price(new BigDecimal("1.5"), NOON, Price.Source.MARKET, false, false);
        assertThat(holdings.at(Map.of(pair, rate)).allocation().byCurrency())
                .extracting(Allocation.Slice::share)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualByComparingTo("0.6"),
                        second -> assertThat(second).isEqualByComparingTo("0.4"));
        assertThat(holdings.at(Map.of()).allocation().byCurrency())
                .extracting(Allocation.Slice::share)
                .containsOnlyNulls();
    }

    private static BigDecimal priceOf(Position position, Price quote) {
        return new Holdings(List.of(account()), List.of(), List.of(position))
                .at(Map.of(position.instrument(), quote))
                .positions()
                .get(0)
                .price()
                .value();
    }

    private static Portfolio.InAccount onlyAccount(List<Result> results, List<Position> positions) {
        var portfolio = new Holdings(List.of(account()), results, positions).at(Map.of());
        assertThat(portfolio.accounts()).hasSize(1);
        return portfolio.accounts().get(0);
    }

    private static Account account() {
        return new Account(ID, ID, "Main", "IBKR", "USD", new BigDecimal("10000"), CostBasis.FIFO, 1, NOON);
    }

    private static Result result(String gross, String fees, String paid) {
        return new Result(ID, "USD", new BigDecimal(gross), new BigDecimal(fees), new BigDecimal(paid), Booked.NONE);
    }

    private static Booked deposited(String amount) {
        return new Booked(new BigDecimal(amount), ZERO, ZERO, ZERO);
    }

    private static Position position(
            AssetClass assetClass, Direction direction, String multiplier, String quantity, String cost, String price) {
        var instrument = new Instrument("X", assetClass, "USD", new BigDecimal(multiplier));
        return new Position(
                ID,
                ID,
                instrument,
                direction,
                new BigDecimal(quantity),
                new BigDecimal(cost),
                Price.ofFill(new BigDecimal(price), NOON));
    }
}
