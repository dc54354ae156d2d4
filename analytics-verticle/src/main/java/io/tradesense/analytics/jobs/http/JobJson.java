package io.tradesense.analytics.jobs.http;

import io.tradesense.analytics.jobs.domain.Job;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** What is told of every job. */
public final class JobJson {

    private JobJson() {}

    /** @return with {@code result} null until it is completed, and {@code fault} null unless it failed */
    public static JsonObject of(Job job) {
        return new JsonObject()
                .put("id", job.id().toString())
                .put("status", job.status().name())
                .put("progress", Math.round(job.progress() * 1000) / 1000.0)
                .put("parameters", new JsonObject(job.parameters()))
                .put("result", job.result() == null ? null : new JsonObject(job.result()))
                .put("fault", job.fault())
                .put("dataVersion", job.dataVersion())
                .put("createdAt", job.createdAt().toString())
                .put("startedAt", Objects.toString(job.startedAt(), null))
                .put("finishedAt", Objects.toString(job.finishedAt(), null));
    }
}
