package io.tradesense.ai.minilm;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.models.local.WorkerEmbedder;
import io.tradesense.ai.search.domain.Document;
import io.tradesense.ai.search.domain.Document.Kind;
import io.tradesense.ai.search.domain.SearchIndex.Found;
import io.tradesense.ai.search.pg.PgSearchIndex;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a text to a vector in PostgreSQL and back, as the service does it. */
class SearchByMeaningTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void an_entry_is_found_by_its_meaning_in_the_database() {
        var vertx = Vertx.vertx();
        var settings = TestService.settings(Map.of("AI_DATABASE_URL", TestPostgres.newDatabase()));
        var database = Database.of("ai", settings);
        await(Migrations.apply(vertx, database));
        var pool = database.pool(vertx);
        var index = new PgSearchIndex(pool);
        var embedder = new WorkerEmbedder(vertx, WorkerEmbedder.find().orElseThrow());
        UUID user = UUID.randomUUID();
        for (String text : List.of(
                "I could not wait for the pullback and bought the high.",
                "The earnings report moved the stock against me overnight.",
                "Slept badly and traded while tired.")) {
            var entry = new Document(user, Kind.ENTRY, UUID.randomUUID(), LocalDate.of(2026, 11, 24), "Note", text);
            await(index.put(entry));
            await(index.vector(entry, vector(vertx, embedder, text), embedder.name()));
        }
        List<Found> found =
                await(index.byMeaning(user, vector(vertx, embedder, "fatigue"), embedder.name(), 2));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).document().body()).startsWith("Slept badly");
        assertThat(found.get(0).nearness()).isGreaterThan(found.get(1).nearness());
        await(pool.close());
        await(vertx.close());
    }

    private static float[] vector(Vertx vertx, WorkerEmbedder embedder, String text) {
        Promise<float[]> vector = Promise.promise();
        vertx.runOnContext(go -> embedder.embed(List.of(text), LONG)
                .compose(made -> Future.succeededFuture(made.vectors().get(0)))
                .onComplete(vector));
        return await(vector.future());
    }
}
