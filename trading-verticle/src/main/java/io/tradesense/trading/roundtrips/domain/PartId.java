package io.tradesense.trading.roundtrips.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

/** The name of a part of a trade: the trade's own where the part is all of it, otherwise by the executions it pairs. */
public final class PartId {

    private PartId() {}

    /** @param parts how many there are of the trade */
    public static UUID of(UUID tradeId, RoundTrip part, int parts) {
        if (parts == 1) return tradeId;
        var paired = part.legs().stream()
                .map(leg -> leg.role() + " " + leg.executionId())
                .collect(Collectors.joining("|", tradeId + "|", "|" + part.status()));
        return UUID.nameUUIDFromBytes(paired.getBytes(StandardCharsets.UTF_8));
    }
}
