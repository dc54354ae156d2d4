package io.tradesense.trading.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.portfolio.domain.Portfolio.Position;
import io.tradesense.trading.portfolio.domain.Portfolio.Result;
import io.tradesense.trading.roundtrips.domain.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
        var euros = new Result(ID, "EUR", new BigDecimal("70"), new BigDecimal("5"), BigDecimal.ZERO);
        var portfolio = Portfolio.of(List.of(account()), List.of(euros), List.of());
        assertThat(portfolio.totals()).extracting(Portfolio.Total::currency).containsExactly("EUR", "USD");
        assertThat(portfolio.totals())
                .extracting(Portfolio.Total::cash)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualByComparingTo("65"),
                        second -> assertThat(second).isEqualByComparingTo("10000"));
    }

    private static Portfolio.InAccount onlyAccount(List<Result> results, List<Position> positions) {
        var portfolio = Portfolio.of(List.of(account()), results, positions);
        assertThat(portfolio.accounts()).hasSize(1);
        return portfolio.accounts().get(0);
    }

    private static Account account() {
        return new Account(ID, ID, "Main", "IBKR", "USD", new BigDecimal("10000"), CostBasis.FIFO, 1, NOON);
    }

    private static Result result(String gross, String fees, String paid) {
        return new Result(ID, "USD", new BigDecimal(gross), new BigDecimal(fees), new BigDecimal(paid));
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
                new BigDecimal(price),
                NOON);
    }
}
