package io.tradesense.market.providers.redis;

import io.tradesense.market.caching.redis.SharedRedis;
import io.tradesense.market.providers.domain.Ledger;
import io.tradesense.market.providers.domain.Limits;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters of the minute and the day in Redis, checked and raised in one step. While Redis is away each instance keeps to
 * the limits by its own count: the plan may then be overspent by as many times as there are instances, and the provider
 * says so with a 429, which is understood.
 */
public final class SharedLedger implements Ledger {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int COUNTERS = 256;
    // KEYS: minute, day. ARGV: cost, most of the minute, most of the day (0 for none), lives in milliseconds.
    private static final String SPEND = """
            local minute = tonumber(redis.call('GET', KEYS[1]) or '0') + ARGV[1]
            local day = tonumber(redis.call('GET', KEYS[2]) or '0') + ARGV[1]
            if tonumber(ARGV[2]) > 0 and minute > tonumber(ARGV[2]) then return 0 end
            if tonumber(ARGV[3]) > 0 and day > tonumber(ARGV[3]) then return 0 end
            redis.call('INCRBY', KEYS[1], ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            redis.call('INCRBY', KEYS[2], ARGV[1])
            redis.call('PEXPIRE', KEYS[2], ARGV[5])
            return 1
            """;
    private final SharedRedis redis;
    private final Clock clock;
    private final Map<String, Long> own = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > COUNTERS;
        }
    };

    public SharedLedger(SharedRedis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> spend(String provider, Limits limits, boolean interactive) {
        if (limits.perMinute() == 0 && limits.perDay() == 0) {
            return Future.succeededFuture(true);
        }
        long now = clock.millis();
        String minute = "market:spent:" + provider + ":m" + now / MINUTE_MILLIS;
        String day = "market:spent:" + provider + ":d" + now / DAY_MILLIS;
        long mostOfMinute = open(limits.perMinute(), interactive);
        long mostOfDay = open(limits.perDay(), interactive);
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(SPEND)
                        .arg(2)
                        .arg(minute)
                        .arg(day)
                        .arg(limits.callCost())
                        .arg(mostOfMinute)
                        .arg(mostOfDay)
                        .arg(2 * MINUTE_MILLIS)
                        .arg(2 * DAY_MILLIS))
                .map(answer -> answer != null && answer.toInteger() == 1)
                .otherwise(away -> spendAlone(minute, day, limits.callCost(), mostOfMinute, mostOfDay));
    }

    /** A fifth is kept for those who wait. */
    private static long open(int limit, boolean interactive) {
        return interactive ? limit : limit - limit / 5;
    }

    private boolean spendAlone(String minute, String day, int cost, long mostOfMinute, long mostOfDay) {
        long inMinute = own.getOrDefault(minute, 0L) + cost;
        long inDay = own.getOrDefault(day, 0L) + cost;
        if (mostOfMinute > 0 && inMinute > mostOfMinute || mostOfDay > 0 && inDay > mostOfDay) {
            return false;
        }
        own.put(minute, inMinute);
        own.put(day, inDay);
        return true;
    }
}
