package io.tradesense.trading.portfolio.domain;

import io.tradesense.trading.portfolio.domain.Portfolio.Position;
import io.tradesense.trading.portfolio.domain.Portfolio.Total;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Over what the portfolio is spread. By symbol and kind it is the market value of positions within each currency; by
 * currency it is the equity.
 */
public record Allocation(List<Slice> bySymbol, List<Slice> byAssetClass, List<Slice> byCurrency) {

    /**
     * One part, in its currency.
     *
     * @param value long less short
     * @param share from 0 to 1 of the sum of all absolute values: of one currency's positions, or of all currencies at
     *     the rates of the moment; null where that sum is zero or a rate is not known
     */
    public record Slice(
            String key,
            String currency,
            BigDecimal value,
            @Nullable BigDecimal share) {}

    /** @param rates of each currency in one of them; zero where it is not known */
    static Allocation of(List<Position> positions, List<Total> totals, Function<String, BigDecimal> rates) {
        return new Allocation(
                slices(positions, position -> position.instrument().symbol()),
                slices(positions, position -> position.instrument().assetClass().name()),
                byCurrency(totals, rates));
    }

    private record Key(String currency, String key) {}

    private static List<Slice> slices(List<Position> positions, Function<Position, String> key) {
        Map<Key, BigDecimal> net = new LinkedHashMap<>();
        Map<Key, BigDecimal> gross = new LinkedHashMap<>();
        Map<String, BigDecimal> whole = new LinkedHashMap<>();
        for (Position position : positions) {
            var currency = position.instrument().currency();
            var value = position.marketValue();
            var at = new Key(currency, key.apply(position));
            net.merge(at, value, BigDecimal::add);
            gross.merge(at, value.abs(), BigDecimal::add);
            whole.merge(currency, value.abs(), BigDecimal::add);
        }
        List<Slice> slices = new ArrayList<>();
        net.forEach((at, value) -> slices.add(new Slice(
                at.key(),
                at.currency(),
                value,
                share(Objects.requireNonNull(gross.get(at)), Objects.requireNonNull(whole.get(at.currency()))))));
        slices.sort(Comparator.comparing(Slice::currency)
                .thenComparing(slice -> Objects.requireNonNull(gross.get(new Key(slice.currency(), slice.key())))
                        .negate())
                .thenComparing(Slice::key));
        return List.copyOf(slices);
    }

    private static List<Slice> byCurrency(List<Total> totals, Function<String, BigDecimal> rates) {
        var whole = BigDecimal.ZERO;
        boolean complete = true;
        for (Total total : totals) {
            var rate = rates.apply(total.currency());
            complete &= rate.signum() > 0 || total.equity().signum() == 0;
            whole = whole.add(total.equity().abs().multiply(rate));
        }
        List<Slice> slices = new ArrayList<>();
        for (Total total : totals) {
            var converted = total.equity().abs().multiply(rates.apply(total.currency()));
            slices.add(new Slice(
                    total.currency(), total.currency(), total.equity(), complete ? share(converted, whole) : null));
        }
        return List.copyOf(slices);
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
    }
}
