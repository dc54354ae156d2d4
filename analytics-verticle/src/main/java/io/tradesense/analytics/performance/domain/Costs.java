package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What trading cost: fees and commissions, already taken from every net result.
 *
 * @param total positive for a cost, negative for a rebate
 * @param perTrade the exact sum over the count, rounded half even to 10 places
 * @param grossPnl before costs
 * @param shareOfProfit costs over the gross results of the trades that won before costs; null where none did
 * @param turned trades that won before costs and lost after them
 */
public record Costs(
        BigDecimal total,
        @Nullable BigDecimal perTrade,
        BigDecimal grossPnl,
        @Nullable Double shareOfProfit,
        int turned) {

    static Costs of(Selection selection) {
        BigDecimal total = selection.fees().sum();
        MoneyColumn gross = selection.gross();
        MoneyColumn net = selection.net();
        int turned = 0;
        for (int position = 0; position < gross.size(); position++) {
            if (gross.signum(position) > 0 && net.signum(position) < 0) turned++;
        }
        BigDecimal won = gross.sumOf(1);
        return new Costs(
                total,
                gross.size() == 0 ? null : MoneyColumn.average(total, gross.size()),
                gross.sum(),
                won.signum() == 0 ? null : Totals.ratio(total, won),
                turned);
    }
}
