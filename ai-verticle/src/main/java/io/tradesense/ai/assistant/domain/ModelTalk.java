package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.Message;
import io.tradesense.ai.models.domain.ModelAnswer;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.ToolCall;
import io.tradesense.ai.models.domain.ToolSpec;
import io.tradesense.ai.spending.domain.Cancellation;
import io.tradesense.ai.spending.domain.PaidModel;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conversation with a model that ends in an answer: it may look facts up a few times, and mend what did not hold once. */
final class ModelTalk {
    private static final int MOST_LOOKUPS = 4;
    private static final int MOST_CALLS_AT_ONCE = 6;
    private static final int OUTPUT_TOKENS = 900;
    private final PaidModel model;
    private final Asker asker;
    private final FactSheet sheet;
    private final Toolbox tools;
    private final List<ToolSpec> specs;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Spoken spoken;
    private final long deadline;
    private final List<Message> messages = new ArrayList<>();
    private String answeredBy = "";

    ModelTalk(
            PaidModel model,
            Asker asker,
            FactSheet sheet,
            Toolbox tools,
            List<ToolSpec> specs,
            Progress progress,
            Cancellation cancellation,
            Duration patience) {
        this.model = model;
        this.asker = asker;
        this.sheet = sheet;
        this.tools = tools;
        this.specs = specs;
        this.progress = progress;
        this.cancellation = cancellation;
        this.spoken = new Spoken(sheet, progress);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** @param opening everything before the model's first word */
    Future<Spoken> hold(List<Message> opening) {
        messages.addAll(opening);
        return turn(0).compose(done -> spoken.end()).compose(ended -> mend()).map(spoken);
    }

    /** The model that wrote it. */
    String answeredBy() {
        return answeredBy;
    }

    private Future<Void> turn(int lookups) {
        List<ToolSpec> offered = lookups < MOST_LOOKUPS ? specs : List.of();
        var request = new ModelRequest(messages, offered, "", OUTPUT_TOKENS, left());
        return model.ask(asker.userId(), "chat", request, spoken::hear, cancellation)
                .compose(answer -> {
                    answeredBy = answer.model();
                    return answer.toolCalls().isEmpty() || offered.isEmpty()
                            ? Future.succeededFuture()
                            : lookUp(answer).compose(told -> turn(lookups + 1));
                });
    }

    private Future<Void> lookUp(ModelAnswer answer) {
        List<ToolCall> calls =
                answer.toolCalls().stream().limit(MOST_CALLS_AT_ONCE).toList();
        messages.add(Message.asking(answer.text(), calls));
        Future<Void> done = Future.succeededFuture();
        for (ToolCall call : calls) {
            done = done.compose(before -> {
                        progress.looking(call.name());
                        return tools.use(call);
                    })
                    .map(told -> {
                        messages.add(Message.answering(call, told));
                        return null;
                    });
        }
        return done;
    }

    /** What cannot be mended for whatever reason is dropped: the rest of the answer is good. */
    private Future<Void> mend() {
        if (spoken.failed().isEmpty()) {
            return Future.succeededFuture();
        }
        var request = Repair.request(sheet, spoken.failed(), left());
        return model.ask(asker.userId(), "repair", request, ChatModel.Listener.NOBODY, cancellation)
                .compose(answer -> Repair.apply(answer.text(), spoken))
                .recover(failure ->
                        cancellation.isCancelled() ? Future.failedFuture(failure) : Future.succeededFuture());
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }
}
