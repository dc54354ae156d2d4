package io.tradesense.trading.executions.domain;

import java.util.Optional;

/** Where instruments are looked up. */
@FunctionalInterface
public interface KnownInstruments {

    /** @param symbol normalised; empty where nothing is known of it */
    Optional<KnownInstrument> find(String symbol, AssetClass assetClass);

    /** This source first, the other where it knows nothing. */
    default KnownInstruments or(KnownInstruments other) {
        return (symbol, assetClass) -> find(symbol, assetClass).or(() -> other.find(symbol, assetClass));
    }
}
