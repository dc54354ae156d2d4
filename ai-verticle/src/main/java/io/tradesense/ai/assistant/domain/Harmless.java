package io.tradesense.ai.assistant.domain;

import java.util.regex.Pattern;

/** Takes out of a model's words what a page could load or run: pictures, links, addresses, markup. */
final class Harmless {
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)?");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)?");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(?:https?|ftp|data|javascript|file):\\S*|\\bwww\\.\\S+");
    private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^>]*>?");

    private Harmless() {}

    static String text(String text) {
        String plain = PICTURE.matcher(text).replaceAll("");
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = ADDRESS.matcher(plain).replaceAll("");
        return TAG.matcher(plain).replaceAll("");
    }
}
