package io.tradesense.ai.models.domain;

/**
 * What a call used.
 *
 * @param input tokens read, {@code cachedInput} of them at the price of what was read before
 * @param output tokens written
 * @param estimated the provider did not say, so it was reckoned from lengths
 */
public record TokenUsage(long input, long cachedInput, long output, boolean estimated) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, false);

    public long total() {
        return input + output;
    }

    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(
                input + more.input, cachedInput + more.cachedInput, output + more.output, estimated || more.estimated);
    }
}
