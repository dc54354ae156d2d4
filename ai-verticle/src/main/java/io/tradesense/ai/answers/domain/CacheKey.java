package io.tradesense.ai.answers.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Everything an answer depends on, as one digest. Parts are told apart by their lengths. */
public final class CacheKey {
    private final MessageDigest digest;

    public CacheKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public CacheKey with(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    public CacheKey with(FactSheet sheet) {
        CacheKey key = this;
        for (Fact fact : sheet.facts()) {
            key = key.with(fact.id())
                    .with(fact.label())
                    .with(fact.value().toPlainString())
                    .with(fact.unit());
        }
        for (FactSheet.Missing missing : sheet.missing()) {
            key = key.with(missing.what());
        }
        return key;
    }

    /** Ends it. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
