package io.tradesense.market.simulation.domain;

import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import java.time.Instant;
import java.util.Optional;

/** When made-up prices may stand in for real ones. */
public record Simulation(Mode mode, Simulator simulator) {

    /** How far it goes. */
    public enum Mode {
        /** Never. */
        OFF,
        /** For what nobody with a contract is there to be asked for. */
        AUTO,
        /** For whatever no provider answers. */
        ON
    }

    /** @param contracted a provider with a key is there for it */
    public boolean allowed(boolean contracted) {
        return mode == Mode.ON || mode == Mode.AUTO && !contracted;
    }

    public Optional<Quote> quote(Instrument instrument, boolean contracted, Instant now) {
        return allowed(contracted) ? Optional.of(simulator.quote(instrument, now)) : Optional.empty();
    }
}
