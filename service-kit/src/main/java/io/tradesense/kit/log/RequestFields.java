package io.tradesense.kit.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tradesense.kit.scope.RequestScope;
import java.io.IOException;
import net.logstash.logback.composite.AbstractJsonProvider;

/** The request's id and trace in a line for machines. */
public final class RequestFields extends AbstractJsonProvider<ILoggingEvent> {

    @Override
    public void writeTo(JsonGenerator generator, ILoggingEvent event) throws IOException {
        var scope = RequestScope.current();
        if (scope.isPresent()) {
            generator.writeStringField("requestId", scope.get().requestId());
            generator.writeStringField("traceId", scope.get().trace().traceId());
            generator.writeStringField("spanId", scope.get().trace().spanId());
        }
    }
}
