package io.tradesense.trading;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The service on a database of its own, for the tests of one class. */
abstract class TradingTest {
    static TestTrading trading;

    @BeforeAll
    static void start() {
        trading = TestTrading.start();
    }

    @AfterAll
    static void stop() {
        trading.close();
    }
}
