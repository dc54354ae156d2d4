package io.tradesense.auth.factors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrSvgTest {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    /** Pixels a module. */
    private static final int SCALE = 6;

    @Test
    void a_reader_reads_what_was_written() throws ReaderException {
        String uri = "otpauth://totp/TradeSense:ada.trader%2Bnotes%40example.com?secret=" + "ABCDEFGH".repeat(4)
                + "&issuer=TradeSense&algorithm=SHA1&digits=6&period=30";
        assertThat(read(QrSvg.of(uri))).isEqualTo(uri);
    }

    @Test
    void the_longest_address_still_fits() throws ReaderException {
        String uri = "otpauth://totp/TradeSense:" + "a%2B".repeat(254) + "?secret=" + "A".repeat(32);
        assertThat(read(QrSvg.of(uri))).isEqualTo(uri);
    }

    private static String read(String svg) throws ReaderException {
        int side = Integer.parseInt(
                        SIZE.matcher(svg).results().findFirst().orElseThrow().group(1))
                * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        MODULE.matcher(svg).results().forEach(module -> blacken(pixels, side, module));
        var picture = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                .getText();
    }

    private static void blacken(int[] pixels, int side, MatchResult module) {
        int left = Integer.parseInt(module.group(1)) * SCALE;
        int top = Integer.parseInt(module.group(2)) * SCALE;
        for (int y = top; y < top + SCALE; y++) {
            Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
        }
    }
}
