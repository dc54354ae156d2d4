package io.tradesense.kit.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import io.tradesense.kit.scope.RequestScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Counts what is logged as an error by kind, so that an operator sees what fails without a log store. Keeps the latest 100. */
public final class ErrorGroups extends AppenderBase<ILoggingEvent> {
    static final String NAME = "errors";
    private static final int MOST = 100;
    private static final int LONGEST = 500;
    private static final String OURS = "io.tradesense.";
    private static final String KIT = "kit";

    private final Map<String, ErrorGroup> groups = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ErrorGroup> eldest) {
            return size() > MOST;
        }
    };

    public ErrorGroups() {
        setName(NAME);
    }

    /** Those of this process; empty where its log is configured by somebody else. */
    public static Optional<ErrorGroups> current() {
        return LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root
                        && root.getAppender(NAME) instanceof ErrorGroups groups
                ? Optional.of(groups)
                : Optional.empty();
    }

    /** The latest first. */
    public List<ErrorGroup> all() {
        synchronized (groups) {
            var all = new ArrayList<>(groups.values());
            all.sort(Comparator.comparing(ErrorGroup::lastAt).reversed());
            return all;
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            return;
        }
        IThrowableProxy failure = event.getThrowableProxy();
        String where = where(failure);
        String kind = failure == null ? event.getLoggerName() : failure.getClassName();
        String key = kind + "|" + where + "|" + (failure == null || where.isEmpty() ? event.getMessage() : "");
        synchronized (groups) {
            groups.put(key, counted(groups.get(key), event, failure, kind, where, key));
        }
    }

    private static ErrorGroup counted(
            @Nullable ErrorGroup known,
            ILoggingEvent event,
            @Nullable IThrowableProxy failure,
            String kind,
            String where,
            String key) {
        Instant now = Instant.ofEpochMilli(event.getTimeStamp());
        return new ErrorGroup(
                Integer.toHexString(key.hashCode()),
                service(failure, event.getLoggerName()),
                kind,
                message(event, failure),
                where,
                known == null ? 1 : known.count() + 1,
                known == null ? now : known.firstAt(),
                now,
                RequestScope.current().map(RequestScope::requestId).orElse(null));
    }

    private static String message(ILoggingEvent event, @Nullable IThrowableProxy failure) {
        String cause = failure == null || failure.getMessage() == null ? "" : ": " + failure.getMessage();
        String message = event.getFormattedMessage() + cause;
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    private static String where(@Nullable IThrowableProxy failure) {
        return frames(failure).stream()
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The first package of ours that is not the kit's, in the stack and then in the logger's name. */
    private static String service(@Nullable IThrowableProxy failure, String logger) {
        return frames(failure).stream()
                .map(frame -> serviceOf(frame.getClassName()))
                .filter(service -> !service.isEmpty())
                .findFirst()
                .orElseGet(() -> serviceOf(logger));
    }

    private static String serviceOf(String className) {
        if (!className.startsWith(OURS)) {
            return "";
        }
        String rest = className.substring(OURS.length());
        int dot = rest.indexOf('.');
        String first = dot < 0 ? rest : rest.substring(0, dot);
        return first.equals(KIT) ? "" : first;
    }

    private static List<StackTraceElement> frames(@Nullable IThrowableProxy failure) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (IThrowableProxy cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElementProxy frame : cause.getStackTraceElementProxyArray()) {
                frames.add(frame.getStackTraceElement());
            }
        }
        return frames;
    }
}
