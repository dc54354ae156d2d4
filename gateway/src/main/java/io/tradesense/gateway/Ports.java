package io.tradesense.gateway;

import io.tradesense.kit.Fault;
import java.net.BindException;

/** Says in one sentence why a port could not be opened. */
final class Ports {
    private Ports() {}

    static Throwable explain(Throwable failure, int port, String variable) {
        return failure instanceof BindException
                ? Fault.conflict("port " + port + " is in use: stop what listens there or set " + variable)
                : failure;
    }
}
