package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The little of a JPEG's application segments that is needed to show it, written anew. */
final class JpegHeads {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int TIFF = 8;

    private JpegHeads() {}

    /** JFIF's version, unit and density, without a thumbnail; null where it is something else. */
    static byte @Nullable [] jfif(ByteBuffer source, int at, int length) {
        if (length < 16 || !Media.startsWith(source, at + 2, "JFIF\0")) return null;
        byte[] head = HexFormat.of().parseHex("ffe000104a46494600" + "00".repeat(9));
        source.get(at + 7, head, 9, 7);
        return head;
    }

    /** Adobe's word on how colours are coded; null where it is something else. */
    static byte @Nullable [] adobe(ByteBuffer source, int at, int length) {
        if (length < 14 || !Media.startsWith(source, at + 2, "Adobe")) return null;
        byte[] head = HexFormat.of().parseHex("ffee000e" + "00".repeat(12));
        source.get(at + 2, head, 4, 12);
        return head;
    }

    /** An Exif segment that says nothing but how to turn the picture; null where it need not be turned. */
    static byte @Nullable [] orientation(ByteBuffer source, int at, int length) {
        if (length < 2 + 6 + TIFF || !Media.startsWith(source, at + 2, "Exif\0\0")) return null;
        int value = stated(source.slice(at + TIFF, length - TIFF));
        return value < 2 || value > 8
                ? null
                : HexFormat.of()
                        .parseHex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "000"
                                + value + "0000" + "00000000");
    }

    /** The orientation in the first directory, 0 where there is none that can be read: it is not worth a refusal. */
    private static int stated(ByteBuffer tiff) {
        tiff.order(Media.startsWith(tiff, 0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            int directory = tiff.getInt(4);
            int fields = tiff.getShort(directory) & 0xFFFF;
            for (int field = 0; field < fields; field++) {
                int at = directory + 2 + 12 * field;
                if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                    return tiff.getShort(at + 8);
                }
            }
        } catch (IndexOutOfBoundsException unreadable) {
            return 0;
        }
        return 0;
    }
}
