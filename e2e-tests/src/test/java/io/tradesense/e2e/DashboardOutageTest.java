package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services are killed while somebody looks: their parts say so, all others go on, and all heals by itself. */
@Tag("alone")
@Order(Order.DEFAULT + 1)
@ExtendWith(SharedCluster.class)
class DashboardOutageTest {
    private static final String CURVE =
            "document.querySelector('ts-overview .stats') && document.body.innerText" + ".includes('11,246')";

    @Test
    void killed_services_take_nothing_but_their_own_parts_with_them(Cluster cluster) {
        try (var page = DashboardPage.at(localhost(cluster.api().base()))) {
            page.register();
            page.importYear();
            watch(page);
            for (var losses : LOSSES) {
                lose(cluster, page, losses);
            }
            page.isWell();
        }
    }

    /**
     * @param view where its part is
     * @param who as the page calls it
     * @param healed holds once the part shows what it is for again
     */
    private record Loss(String service, String view, String who, String healed) {}

    /** Two at a time. */
    private static final List<List<Loss>> LOSSES = List.of(
            List.of(
                    new Loss("analytics", "/", "Analytics", CURVE),
                    new Loss("billing", "/plan", "Billing", "document.querySelectorAll('.plan').length > 2")),
            List.of(
                    new Loss("market", "/watchlists", "Market", "document.querySelector('[data-symbol=AAPL]')"),
                    new Loss(
                            "ai",
                            "/assistant",
                            "The assistant",
                            "document.querySelector('ts-assistant [role=meter]')")));

    private static void watch(DashboardPage page) {
        page.visit("/watchlists");
        page.await("document.querySelector('#list-name')");
        page.fill("Name", "Momentum");
        page.fill("Symbols", "AAPL");
        page.press("Make it");
        page.await("document.querySelector('[data-symbol=AAPL]')");
    }

    private static void lose(Cluster cluster, DashboardPage page, List<Loss> losses) {
        var lost = losses.stream().map(Loss::service).toList();
        String names = String.join("-", lost);
        page.visit("/operations");
        Cluster.behindTheGateway().forEach(each -> page.await(card(each, "healthy")));
        lost.forEach(cluster::killOne);
        page.await(Cluster.behindTheGateway().stream()
                .map(each -> card(each, lost.contains(each) ? "unreachable" : "healthy"))
                .collect(Collectors.joining(" && ")));
        page.picture("operations-" + names + "-killed");

        for (var loss : losses) {
            page.visit(loss.view());
            page.await(away(loss));
            page.picture(loss.service() + "-away");
        }
        page.visit("/trades");
        page.await("document.querySelectorAll('.trades .row').length > 10 && !document.querySelector('[data-away]')");
        page.visit("/");
        page.await("document.querySelectorAll('ts-overview table tbody tr').length > 5");
        assertThat(page.text("document.querySelectorAll('[data-away=Trading]').length"))
                .isEqualTo("0");

        var seen = losses.get(0);
        page.visit(seen.view());
        page.await(away(seen));
        lost.forEach(cluster::start);
        lost.forEach(cluster::awaitUp);
        page.await("!" + away(seen) + " && " + seen.healed());
        for (var loss : losses) {
            page.visit(loss.view());
            page.await("!" + away(loss) + " && " + loss.healed());
        }
    }

    private static String away(Loss loss) {
        return "document.querySelector('[data-away=\"" + loss.who() + "\"]')";
    }

    private static String card(String service, String state) {
        return "document.querySelector('[data-service=" + service + "][data-state=" + state + "]')";
    }

    private static URI localhost(URI address) {
        return URI.create("http://localhost:" + address.getPort());
    }
}
