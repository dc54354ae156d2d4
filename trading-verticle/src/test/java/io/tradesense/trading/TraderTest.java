package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.openAccount;

import io.tradesense.kit.testing.ContractClient;
import org.junit.jupiter.api.BeforeEach;

/** With a new user for each test, who has one account. */
abstract class TraderTest extends TradingTest {
    ContractClient user;
    String account;

    @BeforeEach
    void open() {
        user = trading.user();
        account = openAccount(user);
    }
}
