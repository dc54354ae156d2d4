package io.tradesense.analytics;

/** How much of a heap may hold what. What is refused because it does not fit is refused to one; a heap that is full ends all. */
record Heap(long bytes) {
    /** A trade as it is read: 890 bytes of one that says the least, 1,520 of one with stop, target, risk, tag and excursions. */
    private static final int BYTES_A_TRADE = 1_600;
    /** A trade in columns. */
    private static final int BYTES_IN_COLUMNS = 250;

    static Heap ofThisProcess() {
        return new Heap(Runtime.getRuntime().maxMemory());
    }

    /** How many trades of one user fit into half of it, at most as many as given and not below a thousand. */
    int tradesOfOneUser(int most) {
        return (int) Math.max(1_000, Math.min(most, bytes / 2 / BYTES_A_TRADE));
    }

    /** How many trades may be kept in a quarter of it, at most as many as given. */
    int tradesKept(int most) {
        return (int) Math.min(most, bytes / 4 / BYTES_IN_COLUMNS);
    }
}
