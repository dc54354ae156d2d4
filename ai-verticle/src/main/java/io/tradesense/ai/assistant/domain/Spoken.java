package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.grounding.domain.Checked;
import io.tradesense.ai.grounding.domain.Grounding;
import io.tradesense.ai.grounding.domain.Sentences;
import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;

/** What a model says, sentence by sentence as it comes: what holds is passed on, what does not waits to be mended. */
final class Spoken {
    private final FactSheet sheet;
    private final Progress progress;
    private final StringBuilder unjudged = new StringBuilder();
    private final Map<Integer, Checked> held = new TreeMap<>();
    private final Map<Integer, Failed> failed = new TreeMap<>();
    private int next;

    /** @param raw as the model wrote it, with its citations */
    record Failed(String raw, Checked checked) {}

    Spoken(FactSheet sheet, Progress progress) {
        this.sheet = sheet;
        this.progress = progress;
    }

    /** Succeeds when whoever listens has taken what holds. */
    Future<Void> hear(String piece) {
        unjudged.append(piece);
        int whole = Sentences.whole(unjudged.toString());
        if (whole == 0) {
            return Future.succeededFuture();
        }
        String sentences = unjudged.substring(0, whole);
        unjudged.delete(0, whole);
        return judge(sentences);
    }

    /** The model has ended; what is left is a sentence too. */
    Future<Void> end() {
        String rest = unjudged.toString();
        unjudged.setLength(0);
        return judge(rest);
    }

    private Future<Void> judge(String text) {
        var grounding = new Grounding(sheet);
        Future<Void> passed = Future.succeededFuture();
        for (String raw : Sentences.of(Harmless.text(text))) {
            int number = next++;
            Checked checked = grounding.checkSentence(raw.stripLeading());
            if (checked.holds()) {
                held.put(number, checked);
                passed = passed.compose(before -> progress.sentence(number, checked));
            } else {
                failed.put(number, new Failed(raw, checked));
            }
        }
        return passed;
    }

    /** Takes another wording of a sentence that failed; one that fails again stays out. */
    Future<Void> mend(int number, String raw) {
        if (!failed.containsKey(number)) {
            return Future.succeededFuture();
        }
        var grounding = new Grounding(sheet);
        String text = Harmless.text(raw).strip() + " ";
        Checked checked = grounding.checkSentence(text);
        if (!checked.holds() || Sentences.of(text).size() != 1) {
            return Future.succeededFuture();
        }
        failed.remove(number);
        held.put(number, checked);
        return progress.sentence(number, checked);
    }

    /** Gives up what did not hold; answers how many sentences that were. */
    int drop() {
        failed.keySet().forEach(progress::dropped);
        return failed.size();
    }

    Map<Integer, Failed> failed() {
        return Map.copyOf(failed);
    }

    Map<Integer, Checked> held() {
        return held;
    }
}
