package io.tradesense.e2e;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One browser with somebody new signed in, for all tests of a class; none may leave trouble behind. */
abstract class SignedInPageTest {
    static DashboardPage page;

    @BeforeAll
    static void openPage() {
        page = DashboardPage.at(Installation.shared().page());
        page.register();
    }

    @AfterEach
    void isWell() {
        page.isWell();
    }

    @AfterAll
    static void closePage() {
        if (page != null) {
            page.close();
        }
    }
}
