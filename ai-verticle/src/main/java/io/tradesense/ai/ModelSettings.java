package io.tradesense.ai;

import io.tradesense.ai.models.http.Endpoint;
import io.tradesense.ai.spending.domain.Prices;
import io.tradesense.kit.config.Settings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * Which provider and models, and what they cost.
 *
 * @param endpoint empty where neither a key nor an address of a provider is set: then rules write everything
 * @param fallback asked where the model cannot answer
 * @param embedding for search by meaning
 * @param tokensAMonth the most a user may use, whatever the plan says
 */
record ModelSettings(
        Optional<Endpoint> endpoint,
        String model,
        Optional<String> fallback,
        Optional<String> embedding,
        Prices prices,
        Prices embeddingPrices,
        long tokensAMonth,
        int connections) {
    private static final String OPENAI = "https://api.openai.com/v1";

    static ModelSettings of(Settings settings) {
        var key = settings.optionalSecret("OPENAI_API_KEY");
        boolean set = key.isPresent() || settings.optional("OPENAI_BASE_URL").isPresent();
        return new ModelSettings(
                set ? Optional.of(new Endpoint(base(settings), key)) : Optional.empty(),
                settings.text("AI_MODEL", "gpt-4o-mini"),
                settings.optional("AI_FALLBACK_MODEL"),
                settings.optional("AI_EMBEDDING_MODEL"),
                new Prices(
                        price(settings, "AI_PRICE_INPUT", "0.15"),
                        price(settings, "AI_PRICE_CACHED_INPUT", "0.075"),
                        price(settings, "AI_PRICE_OUTPUT", "0.60")),
                embeddings(price(settings, "AI_PRICE_EMBEDDING", "0.02")),
                settings.integer("AI_TOKENS_PER_MONTH", 50_000_000, 0, Integer.MAX_VALUE),
                settings.integer("AI_CONNECTIONS", 32, 1, 1_000));
    }

    private static URI base(Settings settings) {
        String text = settings.text("OPENAI_BASE_URL", OPENAI).replaceFirst("/+$", "");
        try {
            URI base = URI.create(text);
            if (("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
                    && base.getHost() != null
                    && base.getRawUserInfo() == null) {
                return base;
            }
        } catch (IllegalArgumentException unreadable) {
            // Falls through to the one note.
        }
        settings.note("OPENAI_BASE_URL", "must be an address like https://api.openai.com/v1");
        return URI.create(OPENAI);
    }

    private static Prices embeddings(BigDecimal price) {
        return new Prices(price, price, BigDecimal.ZERO);
    }

    /** US dollars a million tokens. */
    private static BigDecimal price(Settings settings, String name, String fallback) {
        String text = settings.text(name, fallback);
        if (text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            return new BigDecimal(text);
        }
        settings.note(name, "must be US dollars a million tokens, such as 0.15");
        return BigDecimal.ZERO;
    }
}
