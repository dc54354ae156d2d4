package io.tradesense.trading.journal.http;

import io.tradesense.kit.Fault;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Time zones as users state them. */
public final class Zones {
    private Zones() {}

    /**
     * A zone of the IANA's list: the database must know it as well.
     *
     * @throws Fault INVALID naming the field
     */
    public static ZoneId of(String name, String pointer) {
        List<Fault.At> faults = new ArrayList<>();
        check(name, pointer, faults);
        if (!faults.isEmpty()) throw Fault.invalid(faults.get(0).detail(), faults);
        return ZoneId.of(name);
    }

    public static void check(String name, String pointer, List<Fault.At> faults) {
        if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
            faults.add(new Fault.At(pointer, "is not a time zone such as America/New_York"));
        }
    }
}
