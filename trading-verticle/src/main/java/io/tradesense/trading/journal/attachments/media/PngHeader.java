package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;

/** The IHDR chunk of a PNG, and with it how many bytes its picture unpacks to. PNG specification, third edition, 11.2.1. */
record PngHeader(Dimensions dimensions, int bitsAPixel, boolean interlaced) {
    private static final long MOST_UNPACKED = 256L << 20;
    // Adam7: first column and row of each pass, and the steps between its columns and rows (8.1).
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    static PngHeader of(ByteBuffer data, int at) {
        int depth = data.get(at + 8);
        int channels = switch (data.get(at + 9)) {
            case 0 -> oneOf(depth, 1, 1, 2, 4, 8, 16);
            case 2 -> oneOf(depth, 3, 8, 16);
            case 3 -> oneOf(depth, 1, 1, 2, 4, 8);
            case 4 -> oneOf(depth, 2, 8, 16);
            case 6 -> oneOf(depth, 4, 8, 16);
            default -> throw Damaged.because("its header knows an unknown kind of colour");
        };
        int interlace = data.get(at + 12);
        if (data.get(at + 10) != 0 || data.get(at + 11) != 0 || interlace < 0 || interlace > 1) {
            throw Damaged.because("its header knows an unknown method");
        }
        var header =
                new PngHeader(new Dimensions(data.getInt(at), data.getInt(at + 4)), channels * depth, interlace == 1);
        if (header.unpackedBytes() > MOST_UNPACKED) throw Damaged.because("its picture unpacks to too much");
        return header;
    }

    private static int oneOf(int depth, int channels, int... depths) {
        for (int each : depths) {
            if (each == depth) return channels;
        }
        throw Damaged.because("its header knows an unknown depth");
    }

    /** Each row begins with the byte that names its filter. */
    long unpackedBytes() {
        int width = dimensions.width();
        int height = dimensions.height();
        if (!interlaced) return rows(width, height);
        long bytes = 0;
        for (int[] pass : PASSES) {
            bytes += rows((width - pass[0] + pass[2] - 1) / pass[2], (height - pass[1] + pass[3] - 1) / pass[3]);
        }
        return bytes;
    }

    private long rows(int columns, int rows) {
        return columns <= 0 || rows <= 0 ? 0 : rows * (1 + ((long) columns * bitsAPixel + 7) / 8);
    }
}
