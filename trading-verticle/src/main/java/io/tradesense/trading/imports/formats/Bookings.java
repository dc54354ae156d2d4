package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.NoExecution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What brokers call the things they book that are no executions, by words that occur in the name. The first that occurs
 * decides, so the more telling come first: a "dividend tax" is a dividend, a "transfer fee" a fee.
 */
final class Bookings {

    private static final Map<String, NoExecution> WORDS = words();

    private Bookings() {}

    /** Empty where the name has none of the words. */
    static Optional<NoExecution> kindOf(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> lower.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, NoExecution> words() {
        var words = new LinkedHashMap<String, NoExecution>();
        put(words, NoExecution.DIVIDEND, "dividend", "distribution", "cap gain", "capital gain", "return of capital");
        put(words, NoExecution.SWEEP, "sweep", "core account");
        put(words, NoExecution.INTEREST, "interest", "staking", "reward", "income", "airdrop", "coinbase earn");
        put(
                words,
                NoExecution.CORPORATE_ACTION,
                "split",
                "merger",
                "spin",
                "name change",
                "symbol change",
                "exchange",
                "redemption",
                "tender",
                "reorganization",
                "in lieu");
        put(words, NoExecution.FEE, "fee", "tax", "commission", "charge", "adr mgmt", "subscription", "balance adj");
        put(
                words,
                NoExecution.TRANSFER,
                "transfer",
                "deposit",
                "withdraw",
                "wire",
                "ach",
                "journal",
                "funds",
                "send",
                "receive",
                "cash",
                "contribution",
                "moneylink",
                "balance",
                "credit",
                "stock plan",
                "rollover",
                "debit");
        put(words, NoExecution.CANCELLATION, "cancel");
        put(words, NoExecution.OTHER, "adj", "gain", "correction", "mark to market");
        return words;
    }

    private static void put(Map<String, NoExecution> words, NoExecution kind, String... names) {
        List.of(names).forEach(name -> words.put(name, kind));
    }
}
