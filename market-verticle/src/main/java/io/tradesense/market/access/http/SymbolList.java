package io.tradesense.market.access.http;

import io.tradesense.kit.Fault;
import io.tradesense.market.instruments.domain.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Symbols as a client writes them, and what they stand for. */
public final class SymbolList {
    public static final int MOST = 100;

    private SymbolList() {}

    /**
     * By the word the client used, which is what it looks for in the answer.
     *
     * @throws Fault MALFORMED naming every word that is no symbol
     */
    public static Map<String, Instrument> parse(String pointer, List<String> words) {
        Map<String, Instrument> asked = new LinkedHashMap<>();
        List<Fault.At> faults = new ArrayList<>();
        for (String word : words) {
            Instrument.tryParse(word)
                    .ifPresentOrElse(
                            instrument -> asked.put(word.strip(), instrument),
                            () -> faults.add(new Fault.At(pointer, "is not a symbol: " + shown(word))));
        }
        if (asked.size() > MOST) {
            faults.add(new Fault.At(pointer, "has more than " + MOST + " symbols"));
        }
        if (!faults.isEmpty()) {
            throw Fault.malformed(faults.size() + " symbols are not valid", faults);
        }
        return asked;
    }

    /** @throws Fault MALFORMED likewise */
    public static Map<String, Instrument> parse(String commaSeparated) {
        return parse("query:symbols", List.of(commaSeparated.split(",", -1)));
    }

    private static String shown(String word) {
        return word.length() <= 30 ? word : word.substring(0, 30) + "…";
    }
}
