package io.tradesense.trading.journal.attachments.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A damaged file is taken or refused; it breaks nothing. */
class DamagedMediaProperties {
    private static final List<byte[]> WHOLE = List.of(
            Samples.pngWithSecrets(),
            Samples.jpegWithSecrets(),
            Samples.webpWithSecrets(0),
            Samples.pdfWithPacked("1 0 << /Type /Catalog >>"));

    @Property(tries = 500)
    void any_changed_byte_is_taken_or_refused(
            @ForAll @IntRange(max = 3) int file, @ForAll @IntRange(max = 1_000_000) int at, @ForAll byte value) {
        byte[] changed = WHOLE.get(file).clone();
        changed[at % changed.length] = value;
        try {
            var media = Media.read(ByteBuffer.wrap(changed));
            assertThat(media.bytes(0, media.size())).hasSize(media.size());
        } catch (Fault refusal) {
            assertThat(refusal.kind()).isIn(Fault.Kind.INVALID, Fault.Kind.UNSUPPORTED_TYPE);
        }
    }

    @Property(tries = 200)
    void a_picture_that_is_cut_short_is_refused(
            @ForAll @IntRange(max = 2) int file, @ForAll @IntRange(max = 1_000_000) int at) {
        byte[] whole = List.of(Samples.image("png"), Samples.image("jpg"), Samples.webp())
                .get(file);
        byte[] cut = Arrays.copyOf(whole, at % whole.length);
        assertThatThrownBy(() -> Media.read(ByteBuffer.wrap(cut))).isInstanceOf(Fault.class);
    }
}
