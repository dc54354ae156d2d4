package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Safe retries of what creates something: the same {@code Idempotency-Key} with the same body answers the first result
 * again, with another body it is refused. The work is told an id to create under, the same at every try, so a try that
 * finds its own earlier half (killed before the answer was kept) must only complete it.
 */
public final class Idempotent {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private final IdempotencyKeys keys;

    public Idempotent(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** @param work creates under the given id, and answers the same again where that is there already */
    public Function<ContractRequest, Future<Reply>> creating(BiFunction<ContractRequest, UUID, Future<Reply>> work) {
        return request -> request.text(HEADER)
                .map(key -> once(request, key, work))
                .orElseGet(() -> work.apply(request, UUID.randomUUID()));
    }

    /**
     * The same for work whose body was streamed and is known by its digest.
     *
     * @param work is not done where the same request was answered before
     */
    public Future<Reply> once(ContractRequest request, Buffer bodyDigest, Supplier<Future<Reply>> work) {
        return request.text(HEADER)
                .map(key -> once(request.userId(), key, digest(request, bodyDigest), work))
                .orElseGet(work);
    }

    private Future<Reply> once(
            ContractRequest request, String key, BiFunction<ContractRequest, UUID, Future<Reply>> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return Future.failedFuture(Fault.malformed(
                    List.of(new Fault.At("header:" + HEADER, "must have 1 to " + LONGEST_KEY + " characters"))));
        }
        UUID userId = request.userId();
        Buffer digest = digest(request, request.rawBody());
        return once(userId, key, digest, () -> work.apply(request, idOf(userId, key, digest)));
    }

    private Future<Reply> once(UUID userId, String key, Buffer digest, Supplier<Future<Reply>> work) {
        return keys.claim(userId, key, digest).compose(claim -> {
            if (!claim.request().equals(digest)) {
                return Future.failedFuture(Fault.invalid("header:" + HEADER, "this key was used with another request")
                        .typed("idempotency-key-reused"));
            }
            return claim.answer()
                    .map(kept -> Future.succeededFuture(reply(kept)))
                    .orElseGet(() -> work.get()
                            .compose(
                                    reply -> keys.keep(userId, key, kept(reply)).map(reply)));
        });
    }

    /** The digest belongs to it: keys are forgotten after a day, and another request may come under an old one. */
    private static UUID idOf(UUID userId, String key, Buffer digest) {
        return UUID.nameUUIDFromBytes(
                Buffer.buffer(userId + "|" + key + "|").appendBuffer(digest).getBytes());
    }

    private static Buffer digest(ContractRequest request, Buffer body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.context().request().method() + " "
                            + request.context().request().uri() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return Buffer.buffer(sha.digest(body.getBytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static IdempotencyKeys.Kept kept(Reply reply) {
        Buffer body = reply.body();
        return new IdempotencyKeys.Kept(
                reply.status(), new JsonObject(new HashMap<>(reply.headers())), body == null ? Buffer.buffer() : body);
    }

    private static Reply reply(IdempotencyKeys.Kept kept) {
        Map<String, String> headers = new HashMap<>();
        kept.headers().forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return new Reply(kept.status(), Map.copyOf(headers), kept.body().length() == 0 ? null : kept.body());
    }
}
