package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Unreadable;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Interactive Brokers calls the kinds of things it trades: codes in a Flex query, words in a statement. */
final class IbkrAssets {

    private static final Map<String, AssetClass> CLASSES = Map.ofEntries(
            Map.entry("STK", AssetClass.STOCK),
            Map.entry("FUND", AssetClass.STOCK),
            Map.entry("WAR", AssetClass.STOCK),
            Map.entry("OPT", AssetClass.OPTION),
            Map.entry("FOP", AssetClass.OPTION),
            Map.entry("FSFOP", AssetClass.OPTION),
            Map.entry("FUT", AssetClass.FUTURE),
            Map.entry("CASH", AssetClass.FOREX),
            Map.entry("CRYPTO", AssetClass.CRYPTO),
            Map.entry("STOCKS", AssetClass.STOCK),
            Map.entry("MUTUAL FUNDS", AssetClass.STOCK),
            Map.entry("WARRANTS", AssetClass.STOCK),
            Map.entry("EQUITY AND INDEX OPTIONS", AssetClass.OPTION),
            Map.entry("OPTIONS ON FUTURES", AssetClass.OPTION),
            Map.entry("FUTURES", AssetClass.FUTURE),
            Map.entry("FOREX", AssetClass.FOREX),
            Map.entry("CRYPTOCURRENCIES", AssetClass.CRYPTO));

    private IbkrAssets() {}

    /**
     * Null for an empty category.
     *
     * @throws Unreadable for bonds, CFDs and whatever else has no class here
     */
    static @Nullable AssetClass of(String category) {
        if (category.isEmpty()) {
            return null;
        }
        var assetClass = CLASSES.get(bare(category));
        if (assetClass == null) {
            throw new Unreadable(category, "is a kind of instrument that is not kept");
        }
        return assetClass;
    }

    /** True where an option's multiplier is its future's, so that the usual one must not be assumed. */
    static boolean isOnFuture(String category) {
        var bare = bare(category);
        return bare.equals("FOP") || bare.equals("FSFOP") || bare.equals("OPTIONS ON FUTURES");
    }

    /** True for the options the OCC has a symbol for. */
    static boolean isListedOption(String category) {
        return CLASSES.get(bare(category)) == AssetClass.OPTION && !isOnFuture(category);
    }

    /** Without what a statement adds about the custodian: "Stocks - Held with Interactive Brokers (U.K.) Limited". */
    private static String bare(String category) {
        var held = category.indexOf(" - Held ");
        return (held < 0 ? category : category.substring(0, held)).strip().toUpperCase(Locale.ROOT);
    }
}
