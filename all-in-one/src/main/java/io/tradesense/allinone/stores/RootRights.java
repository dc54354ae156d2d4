package io.tradesense.allinone.stores;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** PostgreSQL refuses to run as root, so root runs it in a user namespace where it is nobody. */
final class RootRights {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private RootRights() {}

    /**
     * The words to put before a command of PostgreSQL; none for an ordinary user.
     *
     * @throws StartupRefusal for root where the system allows no user namespace
     */
    static List<String> dropped() {
        return dropped(new UnixSystem().getUid(), RootRights::namespaceAllowed);
    }

    static List<String> dropped(long userId, BooleanSupplier namespaceAllowed) {
        if (userId != 0) {
            return List.of();
        }
        if (!namespaceAllowed.getAsBoolean()) {
            throw new StartupRefusal("PostgreSQL refuses to run as root, and root cannot drop its rights here"
                    + " (unshare --user is missing or forbidden). Start TradeSense as an ordinary user that may write"
                    + " the data folder.");
        }
        return NAMESPACE;
    }

    private static boolean namespaceAllowed() {
        try {
            var probe = new NativeCommand(List.of("unshare", "--user", "true"), Path.of("/dev/null"));
            return probe.run(Duration.ofSeconds(5)) == 0;
        } catch (StartupRefusal missing) {
            return false;
        }
    }
}
