package io.tradesense.ai.spending.domain;

import io.tradesense.ai.models.domain.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What tokens cost, in US dollars a million.
 *
 * @param cachedInput of input that the provider had read before
 */
public record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

    /** Millionths of a dollar, rounded up: dollars a million tokens are millionths a token. */
    public long micros(TokenUsage usage) {
        BigDecimal fresh = BigDecimal.valueOf(usage.input() - usage.cachedInput());
        return input.multiply(fresh)
                .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedInput())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
