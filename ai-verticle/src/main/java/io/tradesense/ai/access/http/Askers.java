package io.tradesense.ai.access.http;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.kit.Fault;
import io.tradesense.kit.openapi.ContractRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Who asks, and for which days. */
public final class Askers {
    private Askers() {}

    public static Asker of(ContractRequest request) {
        return new Asker(
                request.userId(), request.caller().roles(), request.caller().sessionId());
    }

    /** A zone of the IANA database; UTC where none is said. */
    public static String zone(ContractRequest request) {
        return zone(request.text("tz").orElse("UTC"), "query:tz");
    }

    public static String zone(String name, String pointer) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw malformed(pointer, "is not a time zone like America/New_York");
        }
    }

    public static Optional<LocalDate> day(ContractRequest request, String name) {
        return request.text(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException unreadable) {
                throw malformed("query:" + name, "is not a date like 2026-01-31");
            }
        });
    }

    private static Fault malformed(String pointer, String detail) {
        return Fault.malformed(List.of(new Fault.At(pointer, detail)));
    }
}
