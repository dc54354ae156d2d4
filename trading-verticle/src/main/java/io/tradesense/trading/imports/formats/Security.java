package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Unreadable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stock or a listed option, by what the broker calls it.
 *
 * @param option the OCC's symbol; empty for a stock
 * @param unreadable why an option's name makes no option; null where it does
 */
record Security(
        String name, Optional<String> option, @Nullable Unreadable unreadable) {

    /** A stock unless the name has the form of an option. */
    static Security of(String name) {
        try {
            return new Security(name, OptionName.symbol(name), null);
        } catch (Unreadable e) {
            return new Security(name, Optional.of(name), e);
        }
    }

    /** The option that the description names, else whatever goes by this name. */
    static Security of(String name, String description) {
        var described = of(description);
        return described.option().isPresent() ? described : of(name);
    }

    AssetClass assetClass() {
        return option.isPresent() ? AssetClass.OPTION : AssetClass.STOCK;
    }

    /**
     * Null where there is none.
     *
     * @throws Unreadable if it has the form of an option and can be none
     */
    @Nullable
    String symbol() {
        if (unreadable != null) {
            throw unreadable;
        }
        return option.orElse(name.isEmpty() ? null : name);
    }
}
