package io.tradesense.kit.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.tradesense.kit.scope.RequestScope;
import java.util.Date;

/** Sends what is logged as an error to Sentry, in the background. Made only where {@code SENTRY_DSN} is set. */
final class SentryReports extends AppenderBase<ILoggingEvent> {

    /** @param dsn as Sentry gives it for a project */
    SentryReports(String dsn) {
        setName("sentry");
        Sentry.init(options -> {
            options.setDsn(dsn);
            options.setSendDefaultPii(false);
            options.setEnableUncaughtExceptionHandler(true);
            options.setShutdownTimeoutMillis(2_000);
            options.setRelease(System.getenv("SENTRY_RELEASE"));
            options.setEnvironment(System.getenv("SENTRY_ENVIRONMENT"));
        });
    }

    @Override
    protected void append(ILoggingEvent said) {
        if (!said.getLevel().isGreaterOrEqual(Level.ERROR)) {
            return;
        }
        var message = new Message();
        message.setMessage(said.getMessage());
        message.setFormatted(said.getFormattedMessage());
        var event = new SentryEvent(new Date(said.getTimeStamp()));
        event.setLevel(SentryLevel.ERROR);
        event.setLogger(said.getLoggerName());
        event.setMessage(message);
        if (said.getThrowableProxy() instanceof ThrowableProxy proxy) {
            event.setThrowable(proxy.getThrowable());
        }
        RequestScope.current().ifPresent(scope -> {
            event.setTag("requestId", scope.requestId());
            event.setTag("traceId", scope.trace().traceId());
        });
        Sentry.captureEvent(event);
    }

    @Override
    public void stop() {
        Sentry.close();
        super.stop();
    }
}
