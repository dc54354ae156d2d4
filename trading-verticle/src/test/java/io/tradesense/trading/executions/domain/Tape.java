package io.tradesense.trading.executions.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions of one instrument as a test writes them down: one a second, without costs unless it says so. */
public final class Tape {

    public static final Instant OPENING = Instant.parse("2025-03-03T14:30:00Z");
    public static final UUID ACCOUNT = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");

    private final Instrument instrument;
    private final List<Execution> executions = new ArrayList<>();
    private Instant clock = OPENING;

    private Tape(Instrument instrument) {
        this.instrument = instrument;
    }

    public static Tape of(String symbol, AssetClass assetClass, String multiplier) {
        return new Tape(new Instrument(symbol, assetClass, "USD", new BigDecimal(multiplier)));
    }

    public static Tape stock() {
        return of("ACME", AssetClass.STOCK, "1");
    }

    public Tape buy(String quantity, String price) {
        return fill(Side.BUY, quantity, price, "0", "0");
    }

    public Tape sell(String quantity, String price) {
        return fill(Side.SELL, quantity, price, "0", "0");
    }

    public Tape buy(String quantity, String price, String fees, String commission) {
        return fill(Side.BUY, quantity, price, fees, commission);
    }

    public Tape sell(String quantity, String price, String fees, String commission) {
        return fill(Side.SELL, quantity, price, fees, commission);
    }

    /** What follows happens this many seconds after what came before; zero keeps it in the same instant. */
    public Tape after(long seconds) {
        clock = clock.plusSeconds(seconds - 1);
        return this;
    }

    public List<Execution> executions() {
        return List.copyOf(executions);
    }

    private Tape fill(Side side, String quantity, String price, String fees, String commission) {
        clock = clock.plusSeconds(1);
        executions.add(execution(
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(fees),
                new BigDecimal(commission),
                clock,
                String.valueOf(executions.size() + 1),
                "fill " + executions.size()));
        return this;
    }

    /** An execution with the id its fingerprint gives it. */
    public static Execution execution(
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fees,
            BigDecimal commission,
            Instant executedAt,
            @Nullable String externalId,
            String fingerprint) {
        return new Execution(
                UUID.nameUUIDFromBytes(fingerprint.getBytes(US_ASCII)),
                ACCOUNT,
                instrument,
                side,
                quantity,
                price,
                fees,
                commission,
                executedAt,
                externalId,
                fingerprint);
    }
}
