package io.tradesense.ai.conversations.http;

import io.tradesense.ai.conversations.domain.Conversations;
import io.tradesense.ai.conversations.domain.Conversations.After;
import io.tradesense.ai.conversations.domain.Conversations.Conversation;
import io.tradesense.ai.conversations.domain.Conversations.Said;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** {@code /ai/conversations}. */
public final class ConversationRoutes {
    private static final int MOST_MESSAGES = 200;
    private final Conversations conversations;

    public ConversationRoutes(Conversations conversations) {
        this.conversations = conversations;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listConversations", this::list)
                .on("getConversation", this::get)
                .on("deleteConversation", this::delete);
    }

    private Future<Reply> list(ContractRequest request) {
        return conversations
                .list(
                        request.userId(),
                        request.integer("limit", 50),
                        request.text("cursor").map(ConversationRoutes::after))
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(each -> items.add(write(each)));
                    return Reply.ok(new JsonObject()
                            .put("items", items)
                            .put(
                                    "nextCursor",
                                    page.next().map(ConversationRoutes::cursor).orElse(null)));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        UUID id = request.id("conversationId");
        return conversations
                .find(request.userId(), id)
                .compose(found -> conversations
                        .messages(request.userId(), id, MOST_MESSAGES)
                        .map(said -> {
                            var messages = new JsonArray();
                            said.forEach(each -> messages.add(write(each)));
                            return Reply.ok(write(found).put("messages", messages));
                        }));
    }

    private Future<Reply> delete(ContractRequest request) {
        return conversations
                .delete(request.userId(), request.id("conversationId"))
                .map(deleted -> Reply.noContent());
    }

    private static JsonObject write(Conversation conversation) {
        return new JsonObject()
                .put("id", conversation.id().toString())
                .put("title", conversation.title())
                .put("createdAt", conversation.createdAt().toString())
                .put("updatedAt", conversation.updatedAt().toString());
    }

    private static JsonObject write(Said said) {
        String answer = said.answer();
        return new JsonObject()
                .put("role", said.byUser() ? "USER" : "ASSISTANT")
                .put("text", said.text())
                .put("answer", answer == null ? null : new JsonObject(answer))
                .put("at", said.at().toString());
    }

    private static String cursor(After after) {
        return Cursor.of(after.updatedAt().toString(), after.id().toString()).toString();
    }

    private static After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }
}
