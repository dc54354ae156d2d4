package io.tradesense.kit.config;

import java.util.List;

/** The environment does not say what is needed. One message names every variable that is missing or wrong. */
public final class ConfigurationFault extends RuntimeException {
    private final List<String> faults;

    ConfigurationFault(List<String> faults) {
        super("the configuration has " + faults.size() + (faults.size() == 1 ? " fault:" : " faults:")
                + faults.stream().map(fault -> "\n  " + fault).reduce("", String::concat));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
