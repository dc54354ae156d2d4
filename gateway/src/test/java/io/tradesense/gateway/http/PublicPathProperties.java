package io.tradesense.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class PublicPathProperties {

    @Property
    void whatever_is_let_in_has_no_segment_that_leads_elsewhere(@ForAll("targets") String target) {
        PublicPath path;
        try {
            path = PublicPath.parse(target);
        } catch (Fault refused) {
            assertThat(refused.kind()).isEqualTo(Fault.Kind.MALFORMED);
            return;
        }
        assertThat(Arrays.asList(path.path().substring(1).split("/", -1))).doesNotContain(".", "..");
        assertThat(path.path()).startsWith("/").doesNotContain("//", ";", "\\", "%2F", "%5C", "%2E", "%00");
    }

    @Property
    void what_is_forwarded_reads_the_same_when_read_again(@ForAll("targets") String target) {
        try {
            var once = PublicPath.parse(target);
            assertThat(PublicPath.parse(once.path() + once.query())).isEqualTo(once);
        } catch (Fault refused) {
            assertThatThrownBy(() -> PublicPath.parse(target)).isInstanceOf(Fault.class);
        }
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                        "/", "//", ".", "..", "%2e", "%2E%2e", "%2f", "%5c", ";", "a", "api", "%61", "%", "?", "%00",
                        "%25")
                .list()
                .ofMaxSize(10)
                .map(parts -> "/" + String.join("", parts));
    }

    @Example
    void harmless_encoding_is_undone_and_the_rest_kept() {
        var path = PublicPath.parse("/api/%74rades/BRK%2eB%20x?q=%2F..%2f");
        assertThat(path.path()).isEqualTo("/api/trades/BRK.B%20x");
        assertThat(path.query()).isEqualTo("?q=%2F..%2f");
    }

    @Example
    void other_readings_are_refused() {
        for (String target : new String[] {
            "/a/../b",
            "/a/%2e%2e/b",
            "/a/.%2E",
            "/a//b",
            "/a/..;/b",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/a%00",
            "/a%",
            "/a%zz",
            "http://host/a",
            "*",
            "/a#b",
            "/a b",
            "/\u00e4"
        }) {
            ThrowingCallable reading = () -> PublicPath.parse(target);
            assertThatThrownBy(reading).as(target).isInstanceOf(Fault.class);
        }
    }
}
