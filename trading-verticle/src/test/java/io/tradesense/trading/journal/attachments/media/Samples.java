package io.tradesense.trading.journal.attachments.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Small files, written by others where they can, and what one hides in them. */
final class Samples {
    static final String SECRET = "52.5163N 13.3777E";

    private Samples() {}

    /** 40 × 30, every pixel of its own colour. */
    static byte[] image(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) image.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | x * y % 256);
        }
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new IllegalStateException("no writer of " + format);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    static int[] pixels(byte[] file) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(file));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] pngWithSecrets() {
        byte[] png = image("png");
        int afterHeader = 8 + 12 + 13;
        return join(
                Arrays.copyOf(png, afterHeader),
                chunk("tEXt", ascii("Location\0" + SECRET)),
                chunk("eXIf", ascii("MM" + SECRET)),
                chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
                Arrays.copyOfRange(png, afterHeader, png.length),
                ascii("PK" + SECRET));
    }

    /** One gray row of pixels, but a picture of {@code unpacked} bytes behind it. */
    static byte[] png(int width, int height, int unpacked) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        return join(
                Arrays.copyOf(image("png"), 8),
                chunk("IHDR", header),
                chunk("IDAT", deflate(new byte[unpacked])),
                chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] named = join(ascii(type), data);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Turned by a quarter, as a phone writes it. */
    static byte[] jpegWithSecrets() {
        byte[] jpeg = image("jpg");
        byte[] exif = join(
                ascii("Exif\0\0II*\0\u0008\0\0\0\u0001\0"),
                new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0},
                ascii(SECRET));
        return join(
                Arrays.copyOf(jpeg, 2),
                segment(0xE1, exif),
                segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
                segment(0xFE, ascii(SECRET)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length),
                ascii(SECRET));
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    /** 1 × 1, lossless. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    static byte[] webpWithSecrets(int flags) {
        byte[] plain = webp();
        byte[] extended = riff("VP8X", new byte[] {(byte) flags, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        return riff(
                "RIFF",
                join(
                        ascii("WEBP"),
                        extended,
                        Arrays.copyOfRange(plain, 12, plain.length),
                        riff("EXIF", ascii(SECRET)),
                        riff("XMP ", ascii(SECRET))));
    }

    private static byte[] riff(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] pdf(String objects) {
        return ascii("%PDF-1.7\n" + objects + "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    static byte[] pdfWithPacked(String objects) {
        byte[] packed = deflate(ascii(objects));
        return join(
                ascii("%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length " + packed.length
                        + " >>\nstream\n"),
                packed,
                ascii("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"));
    }

    static byte[] deflate(byte[] data) {
        var deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        var packed = new byte[data.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
