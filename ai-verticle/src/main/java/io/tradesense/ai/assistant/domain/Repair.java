package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.models.domain.Message;
import io.tradesense.ai.models.domain.ModelRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One more chance for sentences that did not hold: a line each, by number. */
final class Repair {
    private static final Pattern LINE = Pattern.compile("^\\s*(\\d{1,4})\\s*[|:]\\s*(.+)$");
    private static final int OUTPUT_TOKENS = 600;
    private static final String ORDER = """
            These sentences of your answer were thrown away. Write each once more so that it holds by rules 1 to 3, as a line
            "number| sentence". Leave out the line where the facts do not bear the sentence out. Write nothing else.
            """;

    private Repair() {}

    static ModelRequest request(FactSheet sheet, Map<Integer, Spoken.Failed> failed, Duration patience) {
        var lines = new StringBuilder(ORDER);
        new TreeMap<>(failed)
                .forEach((number, sentence) -> lines.append(number)
                        .append("| ")
                        .append(sentence.raw().strip())
                        .append("   (because ")
                        .append(String.join("; ", sentence.checked().faults()))
                        .append(")\n"));
        return new ModelRequest(
                List.of(
                        Message.system(Prompt.SYSTEM),
                        Message.user(Prompt.facts(sheet.facts(), 0, sheet)),
                        Message.user(lines.toString())),
                List.of(),
                "",
                OUTPUT_TOKENS,
                patience);
    }

    static Future<Void> apply(String answer, Spoken spoken) {
        Future<Void> done = Future.succeededFuture();
        for (String line : answer.split("\\R")) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                done = done.compose(before -> spoken.mend(Integer.parseInt(found.group(1)), found.group(2)));
            }
        }
        return done;
    }
}
