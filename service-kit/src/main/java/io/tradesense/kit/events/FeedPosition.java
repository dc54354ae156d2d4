package io.tradesense.kit.events;

import java.util.Comparator;

/**
 * A place in a feed: the transaction that wrote the event, then its number. The number alone would not do: it is taken
 * before the commit, so a reader that has seen 8 could miss a 7 whose transaction commits late. A feed is read only as
 * far as every transaction has ended, in the order of the transactions.
 *
 * @param epoch grows when the database was restored where transactions have smaller numbers; 0 before that ever happened
 */
public record FeedPosition(int epoch, long transaction, long number) implements Comparable<FeedPosition> {
    public static final FeedPosition START = new FeedPosition(0, 0);
    private static final int LONGEST = 52;
    private static final Comparator<FeedPosition> ORDER = Comparator.comparingInt(FeedPosition::epoch)
            .thenComparingLong(FeedPosition::transaction)
            .thenComparingLong(FeedPosition::number);

    /** In a database that was never moved. */
    public FeedPosition(long transaction, long number) {
        this(0, transaction, number);
    }

    /** @throws IllegalArgumentException where the text is not of {@link #toString()}'s form */
    public static FeedPosition parse(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("not a position in a feed");
        }
        int epoch = parts.length == 3 ? Integer.parseInt(parts[0]) : 0;
        long transaction = Long.parseLong(parts[parts.length - 2]);
        long number = Long.parseLong(parts[parts.length - 1]);
        if (epoch < 0 || transaction < 0 || number < 0) {
            throw new IllegalArgumentException("not a position in a feed");
        }
        return new FeedPosition(epoch, transaction, number);
    }

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (epoch == 0 ? "" : epoch + ".") + transaction + "." + number;
    }
}
