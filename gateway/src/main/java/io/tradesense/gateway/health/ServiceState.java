package io.tradesense.gateway.health;

import java.util.Collection;
import java.util.Locale;

/** How an instance, or a service as the best of its instances, looks from here. */
enum ServiceState {
    /** Wants work. */
    HEALTHY,
    /** Answers, and says that it cannot work. */
    UNHEALTHY,
    /** Does not answer, or is not there. */
    UNREACHABLE;

    /** A service is as well as its best instance; without one it is unreachable. */
    static ServiceState best(Collection<ServiceState> instances) {
        return instances.stream().min(ServiceState::compareTo).orElse(UNREACHABLE);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
