package io.tradesense.trading.journal.attachments.media;

/** How large a picture is, in pixels. A small file can unpack to a huge one, so both sides and their product are bound. */
record Dimensions(int width, int height) {
    private static final int LONGEST_SIDE = 16_384;
    private static final long MOST_PIXELS = 50_000_000;

    Dimensions {
        if (width < 1 || height < 1) throw Damaged.because("a side of the picture has no length");
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw Damaged.because(
                    "a picture may have " + LONGEST_SIDE + " pixels a side and " + MOST_PIXELS + " in all");
        }
    }
}
