package io.tradesense.e2e;

import io.tradesense.allinone.Main;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything in one process that is loaded in any shape: a cluster of one member, and then TradeSense whole. */
final class WholeRun {
    private static final long LONGEST_SECONDS = 60;

    private WholeRun() {}

    public static void main(String[] arguments) throws TimeoutException {
        var options = new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
        var member = Vertx.builder().with(options).buildClustered().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        member.close().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        Main.main(arguments);
    }
}
