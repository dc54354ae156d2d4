package io.tradesense.market.instruments.domain;

/** What a symbol stands for, as far as finding a price for it goes. */
public enum AssetKind {
    EQUITY,
    FX,
    CRYPTO
}
