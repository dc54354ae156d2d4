package io.tradesense.analytics.jobs.http;

import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.Jobs;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The four things to do with jobs of one kind, for the feature whose jobs they are. */
public final class JobRoutes {
    private static final int LOOK_AGAIN_MILLIS = 50;
    private static final int LIMIT = 50;
    private static final int LONGEST_WAIT_SECONDS = 10;
    private final Vertx vertx;
    private final Jobs jobs;
    private final Runnable added;
    private final String kind;
    private final String path;
    private final String idName;

    /**
     * @param added told when there is something to do
     * @param path of the collection, such as {@code /analytics/simulations}
     */
    public JobRoutes(Vertx vertx, Jobs jobs, Runnable added, String kind, String path) {
        this(vertx, jobs, added, kind, path, "id");
    }

    /** @param idName what the contract calls the id in the path */
    public JobRoutes(Vertx vertx, Jobs jobs, Runnable added, String kind, String path, String idName) {
        this.idName = idName;
        this.vertx = vertx;
        this.jobs = jobs;
        this.added = added;
        this.kind = kind;
        this.path = path;
    }

    /** Queues the job; answers 202, or 201 where the caller waited ({@code wait} seconds) and it ended meanwhile. */
    public Future<Reply> create(ContractRequest request, UUID id, JsonObject parameters) {
        UUID userId = request.userId();
        long until = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(Math.min(LONGEST_WAIT_SECONDS, request.integer("wait", 0)));
        return jobs.add(id, userId, kind, parameters.encode())
                .onSuccess(job -> added.run())
                .compose(job -> waited(job, until))
                .map(job -> job.status().ended()
                        ? Reply.created(location(job), JobJson.of(job))
                        : Reply.accepted(location(job), JobJson.of(job)));
    }

    public Future<Reply> find(ContractRequest request) {
        return jobs.find(request.userId(), kind, request.id(idName)).map(job -> Reply.ok(JobJson.of(job)));
    }

    /** The newest first, without results. */
    public Future<Reply> list(ContractRequest request) {
        int limit = request.integer("limit", LIMIT);
        return jobs.list(request.userId(), kind, after(request), limit + 1).map(found -> Reply.ok(page(found, limit)));
    }

    /** 200 with the job as it stands then: one that had ended has not changed. */
    public Future<Reply> cancel(ContractRequest request) {
        return jobs.cancel(request.userId(), kind, request.id(idName)).map(job -> Reply.ok(JobJson.of(job)));
    }

    private Future<Job> waited(Job job, long until) {
        if (job.status().ended() || System.nanoTime() > until) {
            return Future.succeededFuture(job);
        }
        return vertx.timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                .compose(later -> jobs.find(job.userId(), kind, job.id()))
                .compose(now -> waited(now, until));
    }

    private String location(Job job) {
        return path + "/" + job.id();
    }

    /** @param found one more than the limit where there are more */
    private static JsonObject page(List<Job> found, int limit) {
        List<Job> shown = found.subList(0, Math.min(limit, found.size()));
        var items = new JsonArray();
        shown.forEach(job -> items.add(JobJson.of(job)));
        Job last = found.size() > limit ? shown.get(limit - 1) : null;
        String next = last == null
                ? null
                : Cursor.of(last.createdAt().toString(), last.id().toString()).toString();
        return new JsonObject().put("items", items).put("nextCursor", next);
    }

    private static Jobs.@Nullable After after(ContractRequest request) {
        return request.text("cursor").map(JobRoutes::after).orElse(null);
    }

    private static Jobs.After after(String text) {
        Cursor cursor = Cursor.parse(text, 2);
        try {
            return new Jobs.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw Cursor.refusal();
        }
    }
}
