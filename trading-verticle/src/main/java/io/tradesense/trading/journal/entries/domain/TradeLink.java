package io.tradesense.trading.journal.entries.domain;

import java.util.UUID;

/**
 * A trade an entry is about.
 *
 * @param tradeId as the trade is called now; a fill that arrives late can give it another id
 * @param missing whether the trade is gone: deleted, or its account was
 */
public record TradeLink(UUID tradeId, boolean missing) {}
