package io.tradesense.trading.journal.http;

import io.tradesense.kit.Fault;
import java.time.ZoneId;

/** Time zones as users state them. */
public final class Zones {
    private Zones() {}

    /**
     * A zone of the IANA's list: the database must know it as well.
     *
     * @throws Fault INVALID naming the field
     */
    public static ZoneId of(String name, String pointer) {
        if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
            throw Fault.invalid(pointer, "is not a time zone such as America/New_York");
        }
        return ZoneId.of(name);
    }
}
