package io.tradesense.analytics.jobs.domain;

/** Between the thread that works and those who watch: how far it is, and whether it is still wanted. */
public final class Progress {
    private volatile double share;
    private volatile boolean unwanted;

    /** Thrown in the thread that works, to end it. */
    public static final class Unwanted extends RuntimeException {
        Unwanted() {
            super("the job is not wanted any more", null, false, false);
        }
    }

    /**
     * To be called many times a second, between steps.
     *
     * @param done of {@code all}
     * @throws Unwanted where the job was cancelled
     */
    public void at(long done, long all) {
        if (unwanted) throw new Unwanted();
        share = all <= 0 ? 1 : Math.min(1, (double) done / all);
    }

    /** 0 to 1. */
    public double share() {
        return share;
    }

    /** Ends the work at its next step. */
    public void stop() {
        unwanted = true;
    }
}
