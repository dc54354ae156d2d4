package io.tradesense.kit.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tradesense.kit.scope.RequestScope;

/** The request's id in a line for people; nothing outside of a request. */
public final class RequestWord extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return RequestScope.current()
                .map(scope -> " [" + scope.requestId() + "]")
                .orElse("");
    }
}
