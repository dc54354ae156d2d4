package io.tradesense.trading.journal.attachments.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.attachments.domain.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in, and what of it is kept. */
class MediaTest {

    @Test
    void a_png_keeps_every_pixel_and_nothing_it_told_beside_them() {
        byte[] kept = kept(Samples.pngWithSecrets(), MediaType.PNG);
        assertThat(kept).isEqualTo(Samples.image("png"));
    }

    @Test
    void a_jpeg_keeps_every_bit_of_its_picture_and_which_way_is_up() {
        byte[] kept = kept(Samples.jpegWithSecrets(), MediaType.JPEG);
        assertThat(Samples.pixels(kept)).isEqualTo(Samples.pixels(Samples.image("jpg")));
        assertThat(text(kept)).contains("Exif\0\0MM\0*").contains("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006");
        assertThat(text(kept(Samples.image("jpg"), MediaType.JPEG))).doesNotContain("Exif");
    }

    @Test
    void a_webp_keeps_its_picture_and_says_that_nothing_else_is_there() {
        byte[] kept = kept(Samples.webpWithSecrets(0x2C | 0x10), MediaType.WEBP);
        assertThat(text(kept)).doesNotContain("EXIF").doesNotContain("XMP ").contains("VP8L");
        assertThat(kept[20]).isEqualTo((byte) 0x10);
        assertThat(kept(Samples.webp(), MediaType.WEBP)).isEqualTo(Samples.webp());
        refused(Samples.webpWithSecrets(0x02), "animated");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void what_is_kept_is_the_same_however_it_is_read(int piece) {
        var media = Media.read(ByteBuffer.wrap(Samples.jpegWithSecrets()));
        var whole = media.bytes(0, media.size());
        var pieces = new byte[0];
        for (int from = 0; from < media.size(); from += piece) {
            pieces = Samples.join(pieces, media.bytes(from, piece));
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void a_picture_that_unpacks_to_more_than_it_says_or_than_anybody_needs_is_refused() {
        assertThat(Media.read(ByteBuffer.wrap(Samples.png(9, 1, 10))).width()).isEqualTo(9);
        refused(Samples.png(9, 1, 1_000_000), "larger than its header says");
        refused(Samples.png(9, 2, 10), "not whole");
        refused(Samples.png(60_000, 1, 10), "pixels");
        refused(Samples.png(16_000, 16_000, 10), "pixels");
        refused(Samples.png(0, 1, 10), "no length");
    }

    @Test
    void a_page_without_anything_that_runs_is_kept_as_it_is() {
        byte[] page = Samples.pdf("1 0 obj\n<< /Type /Catalog /OpenAction [3 0 R /Fit] >>\nendobj");
        assertThat(kept(page, MediaType.PDF)).isEqualTo(page);
        byte[] packed = Samples.pdfWithPacked("1 0 << /Type /Catalog >>");
        assertThat(kept(packed, MediaType.PDF)).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/JavaScript", "/J#53", "/J#61vaScript", "/Launch", "/EmbeddedFiles", "/Encrypt"})
    void a_page_that_runs_something_holds_files_or_cannot_be_looked_into_is_refused(String name) {
        refused(Samples.pdf("1 0 obj\n<< " + name + " 2 0 R >>\nendobj"), "it holds");
        refused(Samples.pdfWithPacked("x".repeat(65_530) + "<< " + name + " 2 0 R >>"), "it holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ", "%PDF-9", "RIFF....WAVE"})
    void what_is_none_of_the_four_is_refused_by_its_content(String file) {
        assertThatThrownBy(() -> Media.read(ByteBuffer.wrap(Samples.ascii(file))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.UNSUPPORTED_TYPE));
    }

    private static byte[] kept(byte[] file, MediaType type) {
        var media = Media.read(ByteBuffer.wrap(file));
        assertThat(media.type()).isEqualTo(type);
        byte[] kept = media.bytes(0, media.size());
        assertThat(text(kept)).doesNotContain(Samples.SECRET);
        var again = Media.read(ByteBuffer.wrap(kept));
        assertThat(again.bytes(0, again.size())).isEqualTo(kept);
        assertThat(again.sha256()).isEqualTo(media.sha256());
        return kept;
    }

    private static void refused(byte[] file, String why) {
        assertThatThrownBy(() -> Media.read(ByteBuffer.wrap(file)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID))
                .hasMessageContaining(why);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
