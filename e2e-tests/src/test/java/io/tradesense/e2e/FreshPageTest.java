package io.tradesense.e2e;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A browser of its own for each test, which must have had no trouble in the end. */
abstract class FreshPageTest {
    DashboardPage page;

    @BeforeEach
    void openPage() {
        page = DashboardPage.at(Installation.shared().page());
    }

    @AfterEach
    void closePage() {
        // Without a browser the test was skipped before there was a page.
        if (page == null) {
            return;
        }
        try {
            page.isWell();
        } finally {
            page.close();
        }
    }
}
