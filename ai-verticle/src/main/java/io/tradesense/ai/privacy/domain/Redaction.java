package io.tradesense.ai.privacy.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what says who somebody is, before it leaves the house: addresses of mail and houses, telephone,
 * account, card and tax numbers by their forms, and the names that are known to be the user's. A name nobody has told of
 * cannot be found.
 */
public final class Redaction {
    private static final List<Rule> FORMS = List.of(
            rule("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", "[mail]"),
            rule("(?i)\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b", "[account]"),
            rule("(?<![\\d.,$€£-])(?!\\d{4}-\\d{2}-\\d{2})\\+?\\d[\\d ()/-]{8,18}\\d(?![\\d.,%])", "[number]"),
            rule("(?i)\\b[A-Z]{1,3}-?\\d{6,}\\b", "[account]"),
            rule("(?<![\\d.,$€£])\\d{7,}(?![\\d.,%])", "[number]"),
            rule(
                    "(?i)\\b(?:account|acct|konto|compte|cuenta)(?: (?:no\\.?|number|nr\\.?))?[ :#]+[A-Z0-9-]*\\d{3,}[A-Z0-9-]*",
                    "[account]"),
            rule(
                    "(?i)\\b\\d{1,5}[a-z]? (?:\\p{L}+\\.? ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|way|court|square|place)\\b\\.?",
                    "[address]"),
            rule("(?i)\\b\\p{L}+(?:straße|strasse|weg|allee|platz|gasse) \\d{1,4}[a-z]?\\b", "[address]"));
    private static final int SHORTEST_NAME = 3;
    private final List<Rule> names;

    private record Rule(Pattern pattern, String instead) {}

    /** @param names of the user and of the user's accounts, whole; their longer words are taken out too */
    public Redaction(List<String> names) {
        List<Rule> rules = new ArrayList<>();
        for (String name : names) {
            addName(rules, name.strip());
            for (String word : name.split("[\\s,;()]+")) {
                if (word.length() > SHORTEST_NAME && !isCommon(word)) {
                    addName(rules, word);
                }
            }
        }
        this.names = List.copyOf(rules);
    }

    public String clean(String text) {
        String clean = text;
        for (Rule rule : FORMS) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.instead);
        }
        for (Rule rule : names) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.instead);
        }
        return clean;
    }

    private static void addName(List<Rule> rules, String name) {
        if (name.length() >= SHORTEST_NAME) {
            rules.add(rule("(?iu)(?<![\\p{L}\\d])" + Pattern.quote(name) + "(?![\\p{L}\\d])", "[name]"));
        }
    }

    /** Words that accounts are often called by say nothing of anybody. */
    private static boolean isCommon(String word) {
        return Pattern.compile(
                        "(?i)main|account|trading|margin|cash|paper|demo|live|test|futures|options|stocks|crypto|broker")
                .matcher(word)
                .matches();
    }

    private static Rule rule(String pattern, String instead) {
        return new Rule(Pattern.compile(pattern), instead);
    }
}
