package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A service is killed while somebody looks: its parts say so, all others go on, and it heals by itself. */
class DashboardOutageTest {

    @Test
    void a_killed_service_takes_nothing_but_its_own_parts_with_it() {
        try (var cluster = Cluster.on(Installation.emptyFolder("dashboard-outage"))) {
            cluster.start("auth");
            cluster.start("trading");
            cluster.start("analytics");
            cluster.start("market");
            cluster.start("gateway");
            cluster.awaitServices("auth", "trading", "analytics", "market");
            try (var page = DashboardPage.at(localhost(cluster.api().base()))) {
                walk(cluster, page);
            }
        }
    }

    private static void walk(Cluster cluster, DashboardPage page) {
        page.register();
        page.importYear();
        page.visit("/operations");
        page.await("document.querySelector('[data-service=analytics][data-state=healthy]')");

        cluster.killOne("analytics");
        page.await("document.querySelector('[data-service=analytics][data-state=unreachable]')");
        for (String other : new String[] {"auth", "trading", "market"}) {
            assertThat(page.text("document.querySelector('[data-service=" + other + "]').dataset.state"))
                    .isEqualTo("healthy");
        }
        page.picture("operations-analytics-killed");

        page.visit("/");
        page.await("document.querySelector('[data-away=Analytics]')");
        page.await("document.querySelectorAll('ts-overview table tbody tr').length > 5");
        assertThat(page.text("document.querySelectorAll('[data-away=Trading]').length"))
                .isEqualTo("0");
        page.picture("overview-analytics-killed");
        page.visit("/trades");
        page.await("document.querySelectorAll('.trades .row').length > 10");

        page.visit("/");
        page.await("document.querySelector('[data-away=Analytics]')");
        cluster.start("analytics");
        page.await("!document.querySelector('[data-away=Analytics]') && document.body.innerText.includes('11,246')");
        page.isWell();
    }

    private static URI localhost(URI address) {
        return URI.create("http://localhost:" + address.getPort());
    }
}
