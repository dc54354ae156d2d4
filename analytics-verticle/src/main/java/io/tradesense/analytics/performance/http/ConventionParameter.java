package io.tradesense.analytics.performance.http;

import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.questions.http.ScopeReader;
import java.util.Locale;

/** {@code ?convention=}. */
public final class ConventionParameter {

    private ConventionParameter() {}

    public static Convention of(ScopeReader.Asked asked) {
        return Convention.valueOf(asked.request().requiredText("convention").toUpperCase(Locale.ROOT));
    }
}
