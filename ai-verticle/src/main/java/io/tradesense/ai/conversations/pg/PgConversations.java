package io.tradesense.ai.conversations.pg;

import io.tradesense.ai.conversations.domain.Conversations;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversations in the tables {@code ai_conversations} and {@code ai_messages}; the newest two hundred messages of each. */
public final class PgConversations implements Conversations {
    private static final int LONGEST_TITLE = 80;
    private static final String FIND = """
            SELECT id, title, created_at, updated_at FROM ai_conversations WHERE user_id = $1 AND id = $2
            """;
    private static final String LIST = """
            SELECT id, title, created_at, updated_at FROM ai_conversations
            WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (updated_at, id) < ($2, $3))
            ORDER BY updated_at DESC, id DESC LIMIT $4
            """;
    private static final String MESSAGES = """
            SELECT by_user, text, answer::text AS answer, at FROM ai_messages
            WHERE user_id = $1 AND conversation_id = $2 ORDER BY number DESC LIMIT $3
            """;
    private static final String DELETE = "DELETE FROM ai_conversations WHERE user_id = $1 AND id = $2";
    private static final String BEGIN = """
            INSERT INTO ai_conversations (id, user_id, title, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
            ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at WHERE ai_conversations.user_id = $2
            RETURNING id
            """;
    private static final String ADD = """
            INSERT INTO ai_messages (conversation_id, user_id, by_user, text, answer, at)
            VALUES ($1, $2, $3, $4, $5::text::json, $6)
            """;
    private static final String TRIM = """
            DELETE FROM ai_messages WHERE user_id = $1 AND conversation_id = $2 AND number IN (
                SELECT number FROM ai_messages WHERE user_id = $1 AND conversation_id = $2
                ORDER BY number DESC OFFSET 200)
            """;
    private final Pool pool;

    public PgConversations(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Conversation> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(rows -> {
            if (rows.size() == 0) {
                throw Fault.notFound("conversation");
            }
            return conversation(rows.iterator().next());
        });
    }

    @Override
    public Future<List<Said>> messages(UUID userId, UUID id, int most) {
        return find(userId, id)
                .compose(found -> pool.preparedQuery(MESSAGES).execute(Tuple.of(userId, id, most)))
                .map(rows -> {
                    List<Said> said = new ArrayList<>();
                    rows.forEach(row -> said.add(new Said(
                            row.getBoolean("by_user"),
                            row.getString("text"),
                            row.getString("answer"),
                            row.getOffsetDateTime("at").toInstant())));
                    Collections.reverse(said);
                    return List.copyOf(said);
                });
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        userId,
                        after.map(last -> last.updatedAt().atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        after.map(After::id).orElse(null),
                        limit + 1))
                .map(rows -> {
                    List<Conversation> items = new ArrayList<>();
                    rows.forEach(row -> items.add(conversation(row)));
                    if (items.size() <= limit) {
                        return new Page(List.copyOf(items), Optional.empty());
                    }
                    Conversation last = items.get(limit - 1);
                    return new Page(
                            List.copyOf(items.subList(0, limit)), Optional.of(new After(last.updatedAt(), last.id())));
                });
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(userId, id)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw Fault.notFound("conversation");
            }
            return null;
        });
    }

    @Override
    public Future<Void> add(UUID userId, UUID id, Said question, Said answer) {
        String title = question.text()
                .substring(0, Math.min(LONGEST_TITLE, question.text().length()));
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(id, userId, title, answer.at().atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Fault.notFound("conversation"))
                        : add(transaction, userId, id, question))
                .compose(added -> add(transaction, userId, id, answer))
                .compose(added -> transaction.preparedQuery(TRIM).execute(Tuple.of(userId, id)))
                .mapEmpty());
    }

    private static Future<Void> add(SqlConnection transaction, UUID userId, UUID id, Said said) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        id,
                        userId,
                        said.byUser(),
                        said.text(),
                        said.answer(),
                        said.at().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Conversation conversation(Row row) {
        return new Conversation(
                row.getUUID("id"),
                row.getString("title"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
