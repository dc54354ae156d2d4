package io.tradesense.trading.imports.domain;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know of a format before they bring a file.
 *
 * @param name the id a caller may ask for it by: lower case with hyphens; callers keep it, so it is for ever
 * @param title what a person calls it
 * @param fileTypes endings without the dot, such as {@code csv}
 * @param times what the file's times mean
 * @param zone of the broker's local times; null unless {@code times} is {@link Times#BROKERS}
 * @param needs what must be exported or stated for it to be read well, as a sentence
 */
public record FormatDescription(
        String name,
        String title,
        String broker,
        List<String> fileTypes,
        Times times,
        @Nullable ZoneId zone,
        String needs) {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** What the times in a file mean. */
    public enum Times {
        /** The file says it of each: an offset, or a zone that the format itself fixes. The caller's zone changes nothing. */
        STATED,
        /** Local times of the broker's zone, unless the caller states another. */
        BROKERS,
        /** Local times of the user's or their server's zone, which the file does not name: the caller must state it. */
        ASKED,
        /** Either: where the times in the file have no offset the caller must state their zone. */
        STATED_OR_ASKED
    }

    public FormatDescription {
        fileTypes = List.copyOf(fileTypes);
        if (zone != null != (times == Times.BROKERS)) {
            throw new IllegalArgumentException(name + " has a zone and should not, or lacks one");
        }
    }

    /** Times are instants. */
    public static FormatDescription ofInstants(
            String name, String title, String broker, String fileType, String needs) {
        return new FormatDescription(name, title, broker, List.of(fileType), Times.STATED, null, needs);
    }

    /** Times, or days, are New York's. */
    public static FormatDescription ofNewYork(String name, String title, String broker, String fileType, String needs) {
        return new FormatDescription(name, title, broker, List.of(fileType), Times.BROKERS, NEW_YORK, needs);
    }

    /** The caller must state the zone of the times. */
    public static FormatDescription ofUnknownZone(
            String name, String title, String broker, String fileType, String needs) {
        return new FormatDescription(name, title, broker, List.of(fileType), Times.ASKED, null, needs);
    }
}
