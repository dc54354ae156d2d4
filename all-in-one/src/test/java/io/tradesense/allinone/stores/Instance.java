package io.tradesense.allinone.stores;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that holds the stores of a folder until it is killed, as the whole product does. */
final class Instance {

    private Instance() {}

    public static void main(String[] arguments) throws InterruptedException {
        var begun = System.nanoTime();
        try {
            var stores = EmbeddedStores.start(Path.of(arguments[0]));
            System.err.printf("%s up in %d ms%n", stores, (System.nanoTime() - begun) / 1_000_000);
            System.out.println("ready");
            if (arguments.length == 1) {
                new CountDownLatch(1).await();
            }
            stores.close();
        } catch (StartupRefusal refusal) {
            System.out.println(refusal.getMessage());
            System.exit(1);
        }
    }
}
