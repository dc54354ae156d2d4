package io.tradesense.auth.admin.domain;

import java.util.Locale;

/** What somebody may do beside what everybody may. */
public enum Role {
    USER,
    ADMIN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where there is no such role */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
