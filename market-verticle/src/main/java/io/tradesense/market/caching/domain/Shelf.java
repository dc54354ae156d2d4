package io.tradesense.market.caching.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the instances of the service keep together. It may be away; everything works without it, only less well. */
public interface Shelf<T> {

    /** What is there of these; all in one question. */
    Future<Map<String, Cached<T>>> get(List<String> keys);

    Future<Void> put(String key, Cached<T> cached);

    /** Whether the key is now this owner's to fetch, for a while. */
    Future<Boolean> claim(String key, String owner, Duration lease);

    Future<Void> release(String key, String owner);
}
