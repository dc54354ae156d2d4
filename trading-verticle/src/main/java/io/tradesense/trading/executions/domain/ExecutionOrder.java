package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the executions of one instrument happened: by time, and within one instant by what they are, so
 * that the order in which they reached us changes nothing.
 *
 * <p>Executions of one instant stand in this order:
 *
 * <ol>
 *   <li>those with a numeric id before those without: brokers number their fills as they happen. This class comes
 *       first because "by number where both have one, otherwise by price" is not transitive;
 *   <li>the lower number first, compared as numbers ({@code 9} before {@code 10});
 *   <li>purchases before sales;
 *   <li>the lower price, then the smaller quantity, first;
 *   <li>the fingerprint, which is unique within an account, so only the same fill is equal to itself.
 * </ol>
 */
public final class ExecutionOrder implements Comparator<Execution> {

    public static final ExecutionOrder CANONICAL = new ExecutionOrder();

    private ExecutionOrder() {}

    @Override
    public int compare(Execution left, Execution right) {
        int byTime = left.executedAt().compareTo(right.executedAt());
        return byTime != 0 ? byTime : compareWithinInstant(left, right);
    }

    private static int compareWithinInstant(Execution left, Execution right) {
        int order = compareNumbers(left.externalId(), right.externalId());
        if (order == 0) order = left.side().compareTo(right.side());
        if (order == 0) order = left.price().compareTo(right.price());
        if (order == 0) order = left.quantity().compareTo(right.quantity());
        return order != 0 ? order : left.fingerprint().compareTo(right.fingerprint());
    }

    private static int compareNumbers(@Nullable String left, @Nullable String right) {
        boolean leftIsNumber = isNumber(left);
        boolean rightIsNumber = isNumber(right);
        if (leftIsNumber && rightIsNumber) return new BigDecimal(left).compareTo(new BigDecimal(right));
        return Boolean.compare(rightIsNumber, leftIsNumber);
    }

    /** ASCII digits only: signs, points and the digits of other scripts are part of a name, not of a number. */
    private static boolean isNumber(@Nullable String id) {
        return id != null && !id.isEmpty() && id.chars().allMatch(character -> '0' <= character && character <= '9');
    }
}
