package io.tradesense.ai.assistant.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.assistant.domain.Answer;
import io.tradesense.ai.assistant.domain.Assistant;
import io.tradesense.ai.assistant.domain.Progress;
import io.tradesense.ai.assistant.domain.Question;
import io.tradesense.ai.assistant.domain.Question.Turn;
import io.tradesense.ai.conversations.domain.Conversations;
import io.tradesense.ai.conversations.domain.Conversations.Said;
import io.tradesense.ai.spending.domain.Cancellation;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code POST /ai/chat}: the answer whole, or as it is made for who accepts {@code text/event-stream}. */
public final class ChatRoutes {
    private static final int TURNS_TOLD = 12;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** How long a stream may say nothing: a few times shorter than the time that anybody waits for an answer to begin. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(8);

    private static final int BEATS_A_REQUEST = 3;
    /** Kept back from the request's time, so that an answer that came late can still be written down and sent. */
    private static final Duration KEPT_BACK = Duration.ofMillis(1_500);

    private final Assistant assistant;
    private final Conversations conversations;
    private final Idempotent idempotent;
    private final Clock clock;
    private final Duration streamTime;

    /** @param streamTime the most an answer may take that is sent as it is made */
    public ChatRoutes(
            Assistant assistant, Conversations conversations, Idempotent idempotent, Clock clock, Duration streamTime) {
        this.assistant = assistant;
        this.conversations = conversations;
        this.idempotent = idempotent;
        this.clock = clock;
        this.streamTime = streamTime;
    }

    public ContractRouter mount(ContractRouter api) {
        var once = idempotent.creating(this::whole);
        return api.onSelfWritten("chat", request -> {
            if (acceptsEvents(request.context())) {
                stream(request);
                return Future.succeededFuture(Optional.empty());
            }
            return once.apply(request).map(Optional::of);
        });
    }

    private Future<Reply> whole(ContractRequest request, UUID newId) {
        var cancellation = new Cancellation();
        cancelWhenGone(request.context(), cancellation);
        return answer(request, newId, Progress.NOBODY, cancellation).map(Reply::ok);
    }

    private void stream(ContractRequest request) {
        var cancellation = new Cancellation();
        cancelWhenGone(request.context(), cancellation);
        var stream = new AnswerStream(request.context(), silence());
        takeYourTime();
        answer(request, UUID.randomUUID(), stream, cancellation)
                .onSuccess(stream::done)
                .onFailure(stream::failed);
    }

    /** Whoever reads an answer as it is made is not bound to the time in which others must begin theirs. */
    private void takeYourTime() {
        RequestScope.current()
                .map(scope -> new RequestScope(scope.requestId(), scope.trace(), Deadline.in(streamTime)))
                .ifPresent(longer -> longer.enter(Vertx.currentContext()));
    }

    private static Duration silence() {
        Duration third = timeLeft(LONGEST).dividedBy(BEATS_A_REQUEST);
        return third.compareTo(LONGEST_SILENCE) < 0 ? third : LONGEST_SILENCE;
    }

    private static Duration timeLeft(Duration otherwise) {
        return RequestScope.current().map(scope -> scope.deadline().left()).orElse(otherwise);
    }

    private static void cancelWhenGone(RoutingContext ctx, Cancellation cancellation) {
        ctx.addEndHandler(ended -> {
            if (ended.failed()) {
                cancellation.cancel();
            }
        });
    }

    private Future<JsonObject> answer(
            ContractRequest request, UUID newId, Progress progress, Cancellation cancellation) {
        JsonObject body = request.body();
        String known = body.getString("conversationId");
        UUID userId = request.userId();
        UUID conversation = known == null ? newId : UUID.fromString(known);
        Instant asked = clock.instant();
        Future<List<Said>> before = known == null
                ? Future.succeededFuture(List.of())
                : conversations.messages(userId, conversation, TURNS_TOLD);
        return before.compose(
                        said -> assistant.answer(Askers.of(request), question(body, said), progress, cancellation))
                .compose(answer -> keep(userId, conversation, body.getString("message"), answer, asked));
    }

    private Future<JsonObject> keep(UUID userId, UUID conversation, String message, Answer answer, Instant asked) {
        JsonObject written = AnswerJson.write(conversation, answer);
        var question = new Said(true, message, null, asked);
        var answered = new Said(false, answer.text(), written.encode(), clock.instant());
        return conversations.add(userId, conversation, question, answered).map(written);
    }

    private static Question question(JsonObject body, List<Said> before) {
        String account = body.getString("accountId");
        return new Question(
                body.getString("message"),
                account == null ? null : UUID.fromString(account),
                Askers.zone(body.getString("tz", "UTC"), "/tz"),
                before.stream()
                        .map(said -> new Turn(said.byUser(), said.text()))
                        .toList(),
                patience());
    }

    private static Duration patience() {
        return timeLeft(LONGEST.plus(KEPT_BACK)).minus(KEPT_BACK);
    }

    private static boolean acceptsEvents(RoutingContext ctx) {
        String accept = ctx.request().getHeader("accept");
        return accept != null && accept.contains("text/event-stream");
    }
}
