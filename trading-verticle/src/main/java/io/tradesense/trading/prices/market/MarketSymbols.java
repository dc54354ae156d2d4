package io.tradesense.trading.prices.market;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Instruments by the names the service market has for them. It knows shares, pairs of currencies and pairs of coins;
 * options and futures are not asked for, because a future's root may be some company's ticker (ES is one).
 */
final class MarketSymbols {
    private static final Pattern ASKABLE = Pattern.compile("[A-Z0-9.^-]{1,30}");
    private static final Pattern PAIR = Pattern.compile("([A-Z0-9]{2,10})[/_-]([A-Z0-9]{2,10})");
    private static final Pattern SIX_LETTERS = Pattern.compile("([A-Z]{3})([A-Z]{3})");

    private MarketSymbols() {}

    /** Empty for what the market does not know. */
    static Optional<String> of(Instrument instrument) {
        return switch (instrument.assetClass()) {
            case STOCK ->
                Optional.of(instrument.symbol())
                        .filter(symbol -> ASKABLE.matcher(symbol).matches());
            case FOREX, CRYPTO -> pair(instrument);
            case OPTION, FUTURE -> Optional.empty();
        };
    }

    private static Optional<String> pair(Instrument instrument) {
        var pair = PAIR.matcher(instrument.symbol());
        if (pair.matches()) return Optional.of(pair.group(1) + "-" + pair.group(2));
        var together = SIX_LETTERS.matcher(instrument.symbol());
        if (together.matches() && together.group(2).equals(instrument.currency())) {
            return Optional.of(together.group(1) + "-" + together.group(2));
        }
        // a coin on its own is priced in what it was paid in
        return instrument.assetClass() == AssetClass.CRYPTO
                        && ASKABLE.matcher(instrument.symbol()).matches()
                        && !instrument.symbol().contains("-")
                ? Optional.of(instrument.symbol() + "-" + instrument.currency())
                : Optional.empty();
    }
}
