package io.tradesense.analytics.patterns.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What of a closed round trip the habits are read from.
 *
 * @param net result after costs, in the currency all trades of the history share
 * @param quantity entered over the whole trade, positive, in units of the instrument
 * @param risk what was at risk by the planned stop, positive, in the currency; NaN where no stop was planned
 * @param mistaken the trader noted a mistake on it, or it broke a rule of its setup
 * @param chase how far the price had run in the trade's direction before it was entered, in average true ranges; NaN
 *     where no candles are known
 */
public record PastTrade(
        UUID id,
        Instant openedAt,
        Instant closedAt,
        String symbol,
        double net,
        double quantity,
        double risk,
        boolean mistaken,
        double chase) {}
