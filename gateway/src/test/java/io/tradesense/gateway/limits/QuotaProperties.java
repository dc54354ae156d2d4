package io.tradesense.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class QuotaProperties {

    @Property
    void never_more_than_the_quota_and_what_was_earned_since_is_let_in(
            @ForAll @IntRange(min = 1, max = 200) int requests,
            @ForAll @Size(max = 400) List<@LongRange(min = 0, max = 2_000_000_000L) Long> pauses) {
        var quota = Quota.perMinute("test", requests);
        var nanos = new AtomicLong();
        var buckets = new LocalBuckets(nanos::get);
        int granted = 0;
        for (long pause : pauses) {
            nanos.addAndGet(pause);
            granted += buckets.decide(quota, "somebody").granted() ? 1 : 0;
        }
        double earned = nanos.get() / (double) Duration.ofMinutes(1).toNanos() * requests;
        assertThat(granted).isLessThanOrEqualTo((int) (requests + earned * 1.0001 + 1));
        assertThat(granted).isGreaterThanOrEqualTo((int) Math.min(pauses.size(), requests));
    }

    @Property
    void who_waits_as_long_as_told_is_let_in(@ForAll @IntRange(min = 1, max = 500) int requests) {
        var quota = Quota.perMinute("test", requests);
        var nanos = new AtomicLong();
        var buckets = new LocalBuckets(nanos::get);
        for (int i = 0; i < requests; i++) {
            var decision = buckets.decide(quota, "somebody");
            assertThat(decision.granted()).isTrue();
            assertThat(decision.remaining()).isEqualTo(requests - 1 - i);
        }
        var refused = buckets.decide(quota, "somebody");
        assertThat(refused.granted()).isFalse();
        assertThat(buckets.decide(quota, "somebody else").granted()).isTrue();
        nanos.addAndGet(refused.retryAfter().toNanos());
        assertThat(buckets.decide(quota, "somebody").granted()).isTrue();
        assertThat(buckets.decide(quota, "somebody").granted()).isFalse();
    }
}
