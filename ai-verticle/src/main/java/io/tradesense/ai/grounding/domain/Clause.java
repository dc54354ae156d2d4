package io.tradesense.ai.grounding.domain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a sentence that a figure stands in, which says what the figure is about. */
record Clause(String text, String sentence) {
    private static final Pattern BOUNDARY = Pattern.compile(
            "[;:()–—]|,(?=\\s)|\\b(?:and|but|while|whereas|against|versus|vs|compared|with|from|after|before|than|und|aber|et|mais)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOSS = Pattern.compile(
            "\\b(?:lost|lose|loses|loss|losses|losing|down|negative|minus|cost|costs|costing|fell|fall|falls|bled|worse|below|dropped|declined|gave back|given back|short of|verloren|verlust|perdu)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GAIN = Pattern.compile(
            "\\b(?:made|make|makes|gained|gain|gains|profit|profits|profitable|won|earned|earn|earns|up|positive|plus|above|better|added|adds|rose|grew|gewonnen|gewinn|gagné)\\b",
            Pattern.CASE_INSENSITIVE);

    static Clause around(String sentence, Figure figure, List<Figure> figures) {
        int start = 0;
        int end = sentence.length();
        Matcher boundary = BOUNDARY.matcher(sentence);
        while (boundary.find()) {
            if (isInside(boundary.start(), figures)) {
                continue;
            }
            if (boundary.end() <= figure.start()) {
                start = boundary.end();
            } else if (boundary.start() >= figure.end()) {
                end = boundary.start();
                break;
            }
        }
        return new Clause(sentence.substring(start, end), sentence);
    }

    /** What a clause leaves open, the whole sentence says. */
    boolean tellsLoss() {
        return LOSS.matcher(text).find()
                || !GAIN.matcher(text).find() && LOSS.matcher(sentence).find();
    }

    boolean tellsOnlyLoss() {
        return LOSS.matcher(text).find() && !GAIN.matcher(text).find();
    }

    private static boolean isInside(int at, List<Figure> figures) {
        return figures.stream().anyMatch(figure -> at >= figure.start() && at < figure.end());
    }
}
