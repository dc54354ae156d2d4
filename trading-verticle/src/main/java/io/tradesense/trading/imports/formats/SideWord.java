package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that brokers write for buying and selling, in the languages that exports come in. */
final class SideWord {

    private static final List<String> BUYS = List.of(
            "buy",
            "b",
            "bot",
            "bought",
            "bto",
            "btc",
            "bc",
            "cover",
            "purchase",
            "buytocover",
            "you bought",
            "buy to open",
            "buy to close",
            "buy to cover",
            "bought to open",
            "bought to close",
            "bought to cover",
            "kauf",
            "gekauft",
            "kaufen",
            "achat",
            "acheter",
            "acheté",
            "compra",
            "comprar",
            "comprado",
            "acquisto",
            "acquistato",
            "koop",
            "gekocht",
            "aankoop");
    private static final List<String> SALES = List.of(
            "sell",
            "s",
            "sld",
            "sold",
            "sto",
            "stc",
            "ss",
            "sale",
            "sellshort",
            "you sold",
            "short",
            "sell short",
            "short sell",
            "sold short",
            "sell to open",
            "sell to close",
            "sold to open",
            "sold to close",
            "verkauf",
            "verkauft",
            "verkaufen",
            "vente",
            "vendre",
            "vendu",
            "venta",
            "vender",
            "vendido",
            "vendita",
            "venduto",
            "venda",
            "verkoop",
            "verkocht");
    private static final Pattern GAPS = Pattern.compile("[_\\s-]+");

    private static final Map<String, Side> WORDS = words();

    private SideWord() {}

    /** Null for a word that is neither. */
    static @Nullable Side of(String word) {
        var side = WORDS.get(word);
        return side != null ? side : WORDS.get(plain(word));
    }

    /**
     * Null for an empty word.
     *
     * @throws Unreadable for one that is neither
     */
    static @Nullable Side read(String word) {
        if (word.isEmpty()) {
            return null;
        }
        var side = of(word);
        if (side == null) {
            throw new Unreadable(plain(word), "is neither BUY nor SELL");
        }
        return side;
    }

    private static String plain(String word) {
        return GAPS.matcher(word.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /** With the upper-case forms, so that what most files write is found without being brought into another form. */
    private static Map<String, Side> words() {
        var words = new HashMap<String, Side>();
        put(words, BUYS, Side.BUY);
        put(words, SALES, Side.SELL);
        return Map.copyOf(words);
    }

    private static void put(Map<String, Side> words, List<String> list, Side side) {
        for (var word : list) {
            words.put(word, side);
            words.put(word.toUpperCase(Locale.ROOT), side);
        }
    }
}
