package io.tradesense.kit.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.tradesense.kit.http.AccessLog;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON lines for machines, plain lines where a person watches. {@code LOG_FORMAT=json|text} decides; unset, a terminal
 * gets text. {@code SENTRY_DSN} sends errors to Sentry as well. {@code LOG_LEVEL} sets the level of TradeSense itself; libraries speak from WARN on. {@code
 * ACCESS_LOG=errors|refusals|all} says which answers are logged: a flood of refusals must not fill a disk unasked.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    private static final int MOST_WAITING_BYTES = 4 * 1024 * 1024;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var output = new QueuedOutput(() -> System.out, MOST_WAITING_BYTES, LogConfigurator::sayLost);
        Runtime.getRuntime().addShutdownHook(new Thread(output::end, "log-end"));
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("console");
        appender.setEncoder(wantsText() ? text(context) : json(context));
        appender.setOutputStream(output);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        var errors = new ErrorGroups();
        errors.setContext(context);
        errors.start();
        root.addAppender(errors);
        String dsn = System.getenv("SENTRY_DSN");
        if (dsn != null && !dsn.isBlank()) {
            var sentry = new SentryReports(dsn.strip());
            sentry.setContext(context);
            sentry.start();
            root.addAppender(sentry);
        }
        context.getLogger("io.tradesense").setLevel(Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO));
        context.getLogger(AccessLog.NAME).setLevel(accessLevel());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void sayLost(long lines) {
        LoggerFactory.getLogger(LogConfigurator.class)
                .warn("{} lines of this log are lost: standard output was not read", lines);
    }

    private static Level accessLevel() {
        return switch (String.valueOf(System.getenv("ACCESS_LOG"))) {
            case "all" -> Level.DEBUG;
            case "refusals" -> Level.INFO;
            default -> Level.WARN;
        };
    }

    private static boolean wantsText() {
        String format = System.getenv("LOG_FORMAT");
        return format == null ? System.console() != null : format.equals("text");
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("request", RequestWord::new);
        layout.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}%request: %msg%n");
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        var encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.addProvider(new RequestFields());
        encoder.start();
        return encoder;
    }
}
