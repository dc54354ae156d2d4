package io.tradesense.allinone.stores;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * PostgreSQL and Redis, running. Close it last of all: it stops both in order, and a commit that was answered is on
 * disk already.
 *
 * @param postgres how to reach the databases
 * @param redis how to reach the cache
 * @param secrets what this installation alone knows
 * @param shutdown stops both and gives the folder free
 */
public record EmbeddedStores(PostgresConnection postgres, RedisConnection redis, Secrets secrets, Runnable shutdown)
        implements AutoCloseable {

    /**
     * Starts both on a folder that is made when missing. Blocks: about four seconds the first time, one or two later.
     *
     * @throws StartupRefusal when they cannot start; nothing is left running then
     */
    public static EmbeddedStores start(Path dataFolder) {
        SchedulingGroup.standBack();
        var data = DataFolder.take(dataFolder);
        try {
            return startBoth(data, Secrets.of(data.secrets()));
        } catch (RuntimeException refused) {
            data.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        shutdown.run();
    }

    private static EmbeddedStores startBoth(DataFolder data, Secrets secrets) {
        // Both before either is begun: a child has every file of ours open for a moment, and a program that somebody
        // has open for writing cannot be run.
        var redisProgram = RedisServer.unpack(data);
        var postgresPrograms = PostgresBinaries.in(data.runtime());
        var redis = inBackground(() -> RedisServer.start(redisProgram, data.log("redis"), secrets.redisPassword()));
        var postgres = inBackground(() -> PostgresServer.start(data, postgresPrograms, secrets));
        try {
            CompletableFuture.allOf(redis, postgres).join();
        } catch (CompletionException failed) {
            redis.thenAccept(RedisServer::close);
            postgres.thenAccept(PostgresServer.Running::close);
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return new EmbeddedStores(
                postgres.join().connection(),
                redis.join().connection(),
                secrets,
                () -> stopBoth(data, redis.join(), postgres.join()));
    }

    private static void stopBoth(DataFolder data, RedisServer redis, PostgresServer.Running postgres) {
        // Nested: each is closed whatever became of the one before, and the lock goes last.
        try (data;
                postgres;
                redis) {}
    }

    /** Not the common pool: both wait for processes most of the time. */
    private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> {
            var thread = new Thread(task, "store-start");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
