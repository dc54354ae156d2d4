package io.tradesense.billing.webhooks.domain;

import io.tradesense.billing.mirror.domain.Mirror;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Works off the inbox, a few customers at a time and each by one look at what is true now: the look settles all that
 * waits of the customer. Used on one event loop.
 */
public final class InboxWork {
    private static final int CUSTOMERS = 32;
    private final Inbox inbox;
    private final Mirror mirror;
    private final int width;
    private final Consumer<Throwable> trouble;
    private boolean running;
    private boolean again;
    private boolean stopped;
    private Future<Integer> current = Future.succeededFuture(0);

    /**
     * @param width customers at a time
     * @param trouble told what kept a turn from being taken
     */
    public InboxWork(Inbox inbox, Mirror mirror, int width, Consumer<Throwable> trouble) {
        this.inbox = inbox;
        this.mirror = mirror;
        this.width = width;
        this.trouble = trouble;
    }

    /** Says that something may wait. Waking it at work makes it look once more when it is done. */
    public void wake() {
        if (running || stopped) {
            again = true;
            return;
        }
        running = true;
        again = false;
        current = turn().onSuccess(this::ended).onFailure(failure -> {
            running = false;
            trouble.accept(failure);
        });
    }

    private void ended(int looked) {
        running = false;
        if (again || looked > 0) {
            wake();
        }
    }

    /** Begins nothing more; succeeds when what is under way has ended. */
    public Future<Void> stop() {
        stopped = true;
        return current.transform(ended -> Future.succeededFuture());
    }

    /** How many customers were looked at. */
    private Future<Integer> turn() {
        return inbox.due(CUSTOMERS).compose(due -> {
            Iterator<String> customers = due.iterator();
            List<Future<Integer>> lanes = new ArrayList<>();
            for (int lane = 0; lane < Math.min(width, due.size()); lane++) {
                lanes.add(next(customers, 0));
            }
            Future<Integer> sum = Future.succeededFuture(0);
            for (Future<Integer> lane : lanes) {
                sum = sum.compose(before -> lane.map(looked -> before + looked));
            }
            return sum;
        });
    }

    private Future<Integer> next(Iterator<String> customers, int done) {
        return customers.hasNext() && !stopped
                ? look(customers.next()).compose(looked -> next(customers, done + looked))
                : Future.succeededFuture(done);
    }

    private Future<Integer> look(String customerId) {
        return mirror.look(customerId, "webhook")
                .compose(result -> switch (result.outcome()) {
                    case DONE -> Future.succeededFuture(1);
                    case BUSY -> Future.succeededFuture(0);
                    case NOT_OURS ->
                        inbox.ignore(customerId, "no user of ours is this customer")
                                .map(1);
                })
                .recover(failure ->
                        inbox.failed(customerId, why(failure), parks(failure)).map(1));
    }

    /** A provider that does not answer is no fault of the event's: it waits for as long as that takes. */
    private static boolean parks(Throwable failure) {
        return !(failure instanceof ProviderFailure provider) || provider.isCertain();
    }

    private static String why(Throwable failure) {
        return failure instanceof ProviderFailure ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
