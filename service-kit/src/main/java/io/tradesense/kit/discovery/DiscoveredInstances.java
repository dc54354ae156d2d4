package io.tradesense.kit.discovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.servicediscovery.Record;
import io.vertx.servicediscovery.ServiceDiscovery;
import io.vertx.servicediscovery.ServiceDiscoveryOptions;
import io.vertx.servicediscovery.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry on vertx-service-discovery, in one JVM or over a cluster: the only class that imports it. That library
 * keeps the records of a killed process for ever and reads its map at each question. So every instance beats in its own
 * record, whoever reads keeps the records in memory and believes only those that go on beating. A beat is a number that
 * changes, judged by the reader's own clock: the clocks of two machines are never compared.
 */
public final class DiscoveredInstances implements Registry {
    private static final Logger log = LoggerFactory.getLogger(DiscoveredInstances.class);
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final String ANNOUNCE_ADDRESS = "tradesense.discovery.announce";

    private final Pace pace;
    private final ServiceDiscovery discovery;
    private final Map<String, Record> own = new ConcurrentHashMap<>();
    private final Map<String, Sighting> sightings = new HashMap<>();
    private volatile Map<String, List<Instance>> known = Map.of();

    private long asked;
    private long believed;

    /**
     * @param beat how often an instance says that it is there
     * @param believedFor how long one that has fallen silent is still taken to be there
     * @param removedAfter when its record is removed for everybody
     */
    record Pace(Duration beat, Duration believedFor, Duration removedAfter) {}

    private record Sighting(long beat, long changedAtNanos) {}

    private DiscoveredInstances(Vertx vertx, Pace pace) {
        this.pace = pace;
        this.discovery =
                ServiceDiscovery.create(vertx, new ServiceDiscoveryOptions().setAnnounceAddress(ANNOUNCE_ADDRESS));
    }

    public static Future<Registry> start(Vertx vertx) {
        return start(vertx, PACE);
    }

    static Future<Registry> start(Vertx vertx, Pace pace) {
        var registry = new DiscoveredInstances(vertx, pace);
        vertx.eventBus().<JsonObject>consumer(ANNOUNCE_ADDRESS, heard -> registry.hear(new Record(heard.body())));
        vertx.setPeriodic(pace.beat.toMillis(), timer -> registry.beat());
        return registry.refresh().map(registry);
    }

    @Override
    public List<Instance> instances(String service) {
        return known.getOrDefault(service, List.of());
    }

    @Override
    public Future<Void> announce(Instance instance) {
        Record record = new Record()
                .setName(instance.service())
                .setType("http-endpoint")
                .setLocation(new JsonObject().put("host", instance.host()).put("port", instance.port()))
                .setMetadata(new JsonObject().put("id", instance.id()).put("beat", 0L));
        return discovery
                .publish(record)
                .onSuccess(published -> own.put(instance.id(), published))
                .compose(published -> refresh());
    }

    @Override
    public Future<Void> withdraw(Instance instance) {
        Record record = own.remove(instance.id());
        return record == null
                ? Future.succeededFuture()
                : discovery.unpublish(record.getRegistration()).compose(gone -> refresh());
    }

    private void beat() {
        own.values().forEach(record -> {
            record.getMetadata().put("beat", record.getMetadata().getLong("beat") + 1);
            discovery
                    .update(record)
                    .onFailure(failure -> log.warn("the beat of {} was not heard", record.getName(), failure));
        });
        refreshLater();
    }

    /** News of an instance are read at once; the beat of a known one waits for the next turn, or all would read for each. */
    private void hear(Record record) {
        boolean beat = record.getStatus() == Status.UP && isKnown(record.getRegistration());
        if (!beat) {
            refreshLater();
        }
    }

    private synchronized boolean isKnown(String registration) {
        return sightings.containsKey(registration);
    }

    private void refreshLater() {
        refresh().onFailure(failure -> log.warn("the registry cannot be read; the last known instances stay", failure));
    }

    private Future<Void> refresh() {
        long question = nextQuestion();
        return discovery.getRecords(record -> true, true).map(records -> {
            believe(question, records, System.nanoTime());
            return null;
        });
    }

    private synchronized long nextQuestion() {
        return ++asked;
    }

    private synchronized void believe(long question, List<Record> records, long now) {
        if (question < believed) {
            return; // an older answer that came in late
        }
        believed = question;
        sightings
                .keySet()
                .retainAll(records.stream().map(Record::getRegistration).toList());
        records.forEach(record -> sightings.merge(
                record.getRegistration(),
                new Sighting(beatOf(record), now),
                (before, after) -> before.beat == after.beat ? before : after));
        known = records.stream()
                .filter(record -> silence(record, now).compareTo(pace.believedFor) < 0)
                .map(DiscoveredInstances::instance)
                .collect(Collectors.groupingBy(Instance::service));
        records.stream()
                .filter(record -> silence(record, now).compareTo(pace.removedAfter) > 0)
                .forEach(record -> discovery
                        .unpublish(record.getRegistration())
                        .onFailure(failure -> log.debug("{} was removed by another first", record.getName(), failure)));
    }

    private Duration silence(Record record, long now) {
        var sighting = sightings.get(record.getRegistration());
        return sighting == null ? Duration.ZERO : Duration.ofNanos(now - sighting.changedAtNanos);
    }

    private static long beatOf(Record record) {
        return record.getMetadata().getLong("beat", 0L);
    }

    private static Instance instance(Record record) {
        var location = record.getLocation();
        return new Instance(
                record.getMetadata().getString("id"),
                record.getName(),
                location.getString("host"),
                location.getInteger("port"));
    }
}
