package io.tradesense.kit.events;

/**
 * A place in a feed: the transaction that wrote the event, then its number. The number alone would not do: it is taken
 * before the commit, so a reader that has seen 8 could miss a 7 whose transaction commits late. A feed is read only as
 * far as every transaction has ended, in the order of the transactions.
 */
public record FeedPosition(long transaction, long number) implements Comparable<FeedPosition> {
    public static final FeedPosition START = new FeedPosition(0, 0);

    /** @throws IllegalArgumentException where the text is not of {@link #toString()}'s form */
    public static FeedPosition parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || text.length() > 41) {
            throw new IllegalArgumentException("not a position in a feed");
        }
        long transaction = Long.parseLong(text.substring(0, dot));
        long number = Long.parseLong(text.substring(dot + 1));
        if (transaction < 0 || number < 0) {
            throw new IllegalArgumentException("not a position in a feed");
        }
        return new FeedPosition(transaction, number);
    }

    @Override
    public int compareTo(FeedPosition other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return transaction + "." + number;
    }
}
