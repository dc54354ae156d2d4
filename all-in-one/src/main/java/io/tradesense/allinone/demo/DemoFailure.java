package io.tradesense.allinone.demo;

/** The demo cannot go on; the message is one line for a person. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
