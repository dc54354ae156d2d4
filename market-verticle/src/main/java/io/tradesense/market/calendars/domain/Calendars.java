package io.tradesense.market.calendars.domain;

import io.tradesense.market.instruments.domain.AssetKind;
import java.util.List;
import java.util.Optional;

/** The calendars there are. */
public final class Calendars {
    private static final TradingCalendar NEW_YORK = new NewYorkCalendar("XNYS");
    private static final List<TradingCalendar> ALL = List.of(
            NEW_YORK,
            new NewYorkCalendar("XNAS"),
            new LondonCalendar(),
            UtcDayCalendar.AROUND_THE_CLOCK,
            UtcDayCalendar.CURRENCIES);

    private Calendars() {}

    public static Optional<TradingCalendar> find(String code) {
        return ALL.stream().filter(calendar -> calendar.code().equals(code)).findFirst();
    }

    /** Equities are taken for American ones, since that is what the providers behind this service sell. */
    public static TradingCalendar of(AssetKind kind) {
        return switch (kind) {
            case EQUITY -> NEW_YORK;
            case FX -> UtcDayCalendar.CURRENCIES;
            case CRYPTO -> UtcDayCalendar.AROUND_THE_CLOCK;
        };
    }
}
