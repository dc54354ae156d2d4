package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.answers.domain.Cache;
import io.tradesense.ai.answers.domain.CacheKey;
import io.tradesense.ai.answers.domain.SharedFlight;
import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.grounding.domain.Checked;
import io.tradesense.ai.models.domain.Message;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.privacy.domain.Choices.Choice;
import io.tradesense.ai.privacy.domain.Redaction;
import io.tradesense.ai.spending.domain.Cancellation;
import io.tradesense.ai.spending.domain.PaidModel;
import io.tradesense.ai.spending.domain.Purse;
import io.tradesense.ai.versions.domain.DataVersions;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers questions: by a model whose figures are checked, by rules where there is no model or it does not answer. */
public final class Assistant {
    private final Sources sources;
    private final Optional<PaidModel> model;
    private final Choices choices;
    private final DataVersions versions;
    private final Cache<Answer> cache;
    private final Purse purse;
    private final Clock clock;
    private final SharedFlight<Answer> flights;

    /** @param model empty where no provider is set up */
    public Assistant(
            Sources sources,
            Optional<PaidModel> model,
            Choices choices,
            DataVersions versions,
            Cache<Answer> cache,
            SharedFlight<Answer> flights,
            Purse purse,
            Clock clock) {
        this.sources = sources;
        this.model = model;
        this.choices = choices;
        this.versions = versions;
        this.cache = cache;
        this.flights = flights;
        this.purse = purse;
        this.clock = clock;
    }

    /** Fails where the user's plan leaves no tokens, and with CANCELLED where nobody waits any more. */
    public Future<Answer> answer(Asker asker, Question question, Progress progress, Cancellation cancellation) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(question.tz())));
        var choice = choices.of(asker.userId());
        var version = versions.of(asker.userId());
        var ground = Groundwork.lay(sources, asker, question, today);
        var names = model.isPresent()
                ? sources.names(asker)
                : Future.succeededFuture(Asked.answered("names", List.<String>of()));
        Future<?> all = Future.all(choice, version, ground, names);
        return all.compose(ready -> {
            if (model.isEmpty()) {
                return byRules(
                        ground.result(), "No provider of a model is set up: this was written by rules.", progress);
            }
            if (!choice.result().models()) {
                return byRules(ground.result(), "You have turned models off: this was written by rules.", progress);
            }
            var sitting =
                    new Sitting(asker, question, choice.result(), version.result(), ground.result(), names.result());
            return sitting.answer(model.get(), progress, cancellation);
        });
    }

    private static Future<Answer> byRules(Groundwork ground, String note, Progress progress) {
        Answer answer = RulesAnswer.of(ground, note);
        return tell(answer, progress).map(answer);
    }

    private static Future<Void> tell(Answer answer, Progress progress) {
        Future<Void> told = Future.succeededFuture();
        int number = 0;
        for (Checked statement : answer.statements()) {
            int at = number++;
            told = told.compose(before -> progress.sentence(at, statement));
        }
        return told;
    }

    /** One question, with all that is known before the model is asked. */
    private final class Sitting {
        private final Asker asker;
        private final Question question;
        private final long version;
        private final Groundwork ground;
        private final Redaction redaction;
        private final boolean journalAllowed;

        Sitting(
                Asker asker,
                Question question,
                Choice choice,
                long version,
                Groundwork ground,
                Asked<List<String>> names) {
            this.asker = asker;
            this.question = question;
            this.version = version;
            this.ground = ground;
            this.redaction = new Redaction(names.answer().orElse(List.of()));
            // Whose names are not known, what they wrote cannot be cleaned of them.
            this.journalAllowed = choice.journal() && names.answer().isPresent();
        }

        Future<Answer> answer(PaidModel paid, Progress progress, Cancellation cancellation) {
            String key = key(paid);
            Supplier<Future<Optional<Answer>>> known = () -> known(key, progress);
            var wanted = new SharedFlight.Wanted<>(
                    asker.userId(),
                    key,
                    question.patience().dividedBy(2),
                    known,
                    shared -> byModel(paid, key, progress, shared));
            return known.get()
                    .compose(found ->
                            found.map(Future::succeededFuture).orElseGet(() -> flights.join(wanted, cancellation)));
        }

        private Future<Optional<Answer>> known(String key, Progress progress) {
            return cache.find(asker.userId(), key)
                    .compose(found -> found.isPresent()
                            ? again(found.get(), progress).map(Optional::of)
                            : Future.succeededFuture(Optional.empty()));
        }

        private Future<Answer> again(Answer known, Progress progress) {
            return purse.countHit(asker.userId())
                    .compose(counted -> tell(known, progress))
                    .map(told -> known.again());
        }

        private Future<Answer> byModel(PaidModel paid, String key, Progress progress, Cancellation cancellation) {
            var tools = new Toolbox(
                    sources, asker, ground.sheet(), redaction, journalAllowed, question.tz(), question.accountId());
            var talk = new ModelTalk(
                    paid,
                    asker,
                    ground.sheet(),
                    tools,
                    Toolbox.specs(journalAllowed),
                    progress,
                    cancellation,
                    question.patience());
            return talk.hold(opening())
                    .map(spoken -> finished(spoken, tools, talk.answeredBy()))
                    .compose(answer -> answer.keepable()
                            ? cache.keep(asker.userId(), key, version, answer).map(answer)
                            : Future.succeededFuture(answer))
                    .recover(failure -> instead(failure, progress));
        }

        private Answer finished(Spoken spoken, Toolbox tools, String answeredBy) {
            int dropped = spoken.drop();
            List<Checked> held = List.copyOf(spoken.held().values());
            var filters = new ArrayList<>(List.of(ground.understood().filter()));
            tools.filters().stream().filter(filter -> !filters.contains(filter)).forEach(filters::add);
            if (held.isEmpty()) {
                return RulesAnswer.of(ground, "The model's answer could not be borne out: this was written by rules.");
            }
            boolean keepable =
                    !tools.lookedAtTheMoment() && ground.sheet().missing().isEmpty();
            return new Answer(
                    Answer.By.MODEL,
                    answeredBy,
                    note(dropped),
                    held,
                    dropped,
                    ground.sheet(),
                    filters,
                    keepable,
                    false);
        }

        private Future<Answer> instead(Throwable failure, Progress progress) {
            if (!(failure instanceof ModelFault fault) || fault.kind() == ModelFault.Kind.CANCELLED) {
                return Future.failedFuture(failure);
            }
            return byRules(
                    ground, "No model answered, because " + fault.words() + ": this was written by rules.", progress);
        }

        private List<Message> opening() {
            List<Message> messages = new ArrayList<>();
            messages.add(Message.system(Prompt.SYSTEM));
            for (Question.Turn turn : question.history()) {
                String text = redaction.clean(turn.text());
                messages.add(turn.byUser() ? Message.user(text) : Message.assistant(text));
            }
            messages.add(Message.user(Prompt.facts(ground.sheet().facts(), 0, ground.sheet())
                    + "\nQuestion: "
                    + redaction.clean(question.text())));
            return messages;
        }

        private String key(PaidModel paid) {
            var key = new CacheKey()
                    .with(Prompt.VERSION)
                    .with(paid.name())
                    .with(question.text().strip())
                    .with(String.valueOf(question.accountId()))
                    .with(question.tz())
                    .with(String.valueOf(version))
                    .with(String.valueOf(journalAllowed))
                    .with(ground.sheet());
            for (Question.Turn turn : question.history()) {
                key = key.with(turn.text());
            }
            return key.hex();
        }

        private String note(int dropped) {
            return dropped == 0 ? "" : "Sentences whose figures could not be borne out were left out.";
        }
    }
}
