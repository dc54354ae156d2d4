package io.tradesense.allinone.stores;

/** TradeSense cannot start, and the message tells a person why and what to do. It carries no stack trace. */
public final class StartupRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence or two for a person; it holds no secret */
    public StartupRefusal(String message) {
        super(message, null, false, false);
    }
}
