package io.tradesense.trading.currencies.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A closed trade's net result in another currency, and why it is what it is.
 *
 * <pre>
 *   net           Σ flow × rate of the flow's day           what really came of it
 *   price part    (Σ flow) × rate of the day of the close   the trade's own result, as if no rate had ever moved
 *   currency part net − price part = Σ flow × (rate of its day − rate of the close)
 * </pre>
 *
 * No quotient is taken, so the parts add up to the whole exactly. In the trade's own currency the currency part is zero.
 */
public record Converted(BigDecimal net, BigDecimal pricePart, BigDecimal currencyPart) {

    /**
     * @param rates of every day on which money flowed
     * @throws IllegalArgumentException where one is missing
     */
    public static Converted of(List<Flow> flows, LocalDate closedOn, Map<LocalDate, BigDecimal> rates) {
        var net = BigDecimal.ZERO;
        var result = BigDecimal.ZERO;
        for (var flow : flows) {
            net = net.add(flow.amount().multiply(rate(rates, flow.day())));
            result = result.add(flow.amount());
        }
        var pricePart = result.multiply(rate(rates, closedOn));
        return new Converted(net, pricePart, net.subtract(pricePart));
    }

    private static BigDecimal rate(Map<LocalDate, BigDecimal> rates, LocalDate day) {
        var rate = rates.get(day);
        if (rate == null) throw new IllegalArgumentException("no rate of " + day);
        return rate;
    }
}
