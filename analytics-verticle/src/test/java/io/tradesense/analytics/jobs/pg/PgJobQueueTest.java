package io.tradesense.analytics.jobs.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.analytics.jobs.compute.JobRunner;
import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.JobResult;
import io.tradesense.kit.Fault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgJobQueueTest {
    private static final String LATE =
            "UPDATE jobs SET lease_until = now() - interval '1 second' WHERE status = 'RUNNING'";
    private final Vertx vertx = Vertx.vertx();
    private final UUID worker = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Pool pool;

    @SuppressWarnings("NullAway.Init")
    private PgJobs jobs;

    @SuppressWarnings("NullAway.Init")
    private PgJobQueue queue;

    @BeforeAll
    void start() {
        var settings = new Settings(Map.of("ANALYTICS_DATABASE_URL", TestPostgres.newDatabase()));
        var database = Database.of("analytics", settings);
        Migrations.apply(vertx, database).await();
        pool = database.pool(vertx);
        jobs = new PgJobs(pool);
        queue = new PgJobQueue(pool);
    }

    @AfterAll
    void stop() {
        vertx.close().await();
    }

    @Test
    void a_job_is_taken_once_and_done() {
        Job job = add("once");
        assertThat(take("once").orElseThrow().id()).isEqualTo(job.id());
        assertThat(take("once")).isEmpty();
        assertThat(queue.beat(worker, job.id(), .5).await()).isTrue();
        assertThat(find(job).progress()).isEqualTo(.5);
        queue.complete(worker, job.id(), new JobResult("{\"a\":1}", 7)).await();
        Job done = find(job);
        assertThat(done.status()).isEqualTo(Job.Status.COMPLETED);
        assertThat(done.result()).isEqualTo("{\"a\":1}");
        assertThat(done.dataVersion()).isEqualTo(7);
    }

    @Test
    void of_a_worker_that_fell_silent_another_takes_over() {
        Job job = add("silent");
        assertThat(take("silent")).isPresent();
        pool.query(LATE).execute().await();
        UUID other = UUID.randomUUID();
        assertThat(queue.take(other, Set.of("silent")).await().orElseThrow().id())
                .isEqualTo(job.id());
        assertThat(queue.beat(worker, job.id(), .9).await())
                .as("not theirs any more")
                .isFalse();
        queue.complete(worker, job.id(), new JobResult("{\"late\":true}", 1)).await();
        assertThat(find(job).status()).isEqualTo(Job.Status.RUNNING);
    }

    @Test
    void a_job_that_never_ends_is_given_up() {
        Job job = add("deadly");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(take("deadly")).isPresent();
            pool.query(LATE).execute().await();
        }
        assertThat(take("deadly")).isEmpty();
        assertThat(find(job).status()).isEqualTo(Job.Status.FAILED);
        assertThat(find(job).fault()).isNotBlank();
    }

    @Test
    void a_cancelled_job_is_not_taken_and_not_completed() {
        Job waiting = add("cancelled");
        Job running = add("cancelled", waiting.userId());
        assertThat(take("cancelled")).isPresent();
        for (Job job : new Job[] {waiting, running}) {
            assertThat(jobs.cancel(job.userId(), job.kind(), job.id()).await().status())
                    .isEqualTo(Job.Status.CANCELLED);
            assertThat(queue.beat(worker, job.id(), 1).await()).isFalse();
        }
        assertThat(take("cancelled")).isEmpty();
    }

    @Test
    void a_user_has_at_most_five_that_have_not_ended() {
        UUID user = UUID.randomUUID();
        Job first = add("many", user);
        for (int i = 0; i < 4; i++) {
            assertThat(add("many", user).status()).isEqualTo(Job.Status.QUEUED);
        }
        assertThatThrownBy(() -> add("many", user))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.RATE_LIMITED));
        assertThat(jobs.add(first.id(), user, "many", "{}").await().id())
                .as("the same once more is no sixth")
                .isEqualTo(first.id());
        assertThat(add("many").status()).as("of somebody else").isEqualTo(Job.Status.QUEUED);
    }

    @Test
    void a_runner_ends_work_that_is_cancelled_and_goes_on_with_the_next() {
        Job endless = add("work");
        Promise<Void> ended = Promise.promise();
        Promise<Void> begun = Promise.promise();
        var runner = new VerticleBase() {
            @Override
            public Future<?> start() {
                JobRunner.start(
                                vertx,
                                queue,
                                Map.of(
                                        "work",
                                        (job, progress) -> job.id().equals(endless.id())
                                                ? vertx.executeBlocking(() -> {
                                                    begun.complete();
                                                    try {
                                                        while (true) progress.at(1, 4);
                                                    } finally {
                                                        ended.complete();
                                                    }
                                                })
                                                : Future.succeededFuture(new JobResult("{}", 1))),
                                1)
                        .wake();
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(runner).await();
        await(begun.future());
        Job next = add("work", endless.userId());
        jobs.cancel(endless.userId(), "work", endless.id()).await();
        await(ended.future());
        await(completed(next));
        assertThat(find(endless).status()).isEqualTo(Job.Status.CANCELLED);
        assertThat(find(endless).progress()).isLessThanOrEqualTo(.25);
    }

    private Future<Void> completed(Job job) {
        return jobs.find(job.userId(), job.kind(), job.id())
                .compose(now -> now.status() == Job.Status.COMPLETED
                        ? Future.succeededFuture()
                        : vertx.timer(20, TimeUnit.MILLISECONDS).compose(later -> completed(job)));
    }

    private static void await(Future<Void> future) {
        try {
            future.await(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    private Job add(String kind) {
        return add(kind, UUID.randomUUID());
    }

    private Job add(String kind, UUID user) {
        return jobs.add(UUID.randomUUID(), user, kind, "{}").await();
    }

    private Optional<Job> take(String kind) {
        return queue.take(worker, Set.of(kind)).await();
    }

    private Job find(Job job) {
        return jobs.find(job.userId(), job.kind(), job.id()).await();
    }
}
