package io.tradesense.gateway.reload;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sun.misc.Signal;

/** SIGHUP, by which an operator asks for everything that was read from files to be read again. */
public final class Hangups {
    private static final Set<Runnable> LISTENERS = ConcurrentHashMap.newKeySet();

    private Hangups() {}

    /**
     * Only for who has a file to read: without a handler SIGHUP ends the process, as who closes its terminal expects.
     *
     * @param reader called on a thread of its own, each time, until it is removed
     */
    public static void listen(Runnable reader) {
        LISTENERS.add(reader);
        Signal.handle(new Signal("HUP"), signal -> LISTENERS.forEach(Runnable::run));
    }

    public static void remove(Runnable reader) {
        LISTENERS.remove(reader);
    }
}
