package io.tradesense.trading.imports.formats;

/** Whether a CSV record goes on in the next line: it does while a quoted field is open. */
final class OpenQuote {

    private final char delimiter;
    private boolean quoted;

    OpenQuote(char delimiter) {
        this.delimiter = delimiter;
    }

    /** True if a quoted field is open at the end of this line, which follows the lines given before. */
    boolean openAfter(String line) {
        if (!quoted && line.indexOf('"') < 0) {
            return false;
        }
        var fieldIsEmpty = true;
        for (int i = 0; i < line.length(); i++) {
            var character = line.charAt(i);
            if (character == '"' && (quoted || fieldIsEmpty)) {
                // A doubled mark within a field closes it and opens it again, which comes to the same.
                quoted = !quoted;
                fieldIsEmpty = !quoted;
            } else if (!quoted) {
                fieldIsEmpty = character == delimiter || fieldIsEmpty && character == ' ';
            }
        }
        return quoted;
    }
}
