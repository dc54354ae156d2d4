package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files on journal entries, as they are sent, kept, read and removed. */
class JournalAttachmentsTest extends TradingTest {
    private static final Buffer PDF =
            Buffer.buffer("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n");

    @Test
    void a_picture_of_many_pieces_comes_back_as_it_was_and_may_be_shown() {
        var user = trading.user();
        String entry = entry(user);
        Buffer picture = picture(700);
        assertThat(picture.length()).isGreaterThan(1 << 20);
        var added = user.post(entry + "/attachments?name=..%2Fchart%20%E2%82%AC.exe", picture, "image/png");
        assertThat(added.statusCode()).isEqualTo(201);
        var said = added.bodyAsJsonObject();
        assertThat(said.getString("name")).isEqualTo("chart €.png");
        assertThat(said.getInteger("width")).isEqualTo(700);
        assertThat(said.getInteger("bytes")).isEqualTo(picture.length());

        var read = user.get(added.getHeader("location"));
        assertThat(read.body()).isEqualTo(picture);
        assertThat(read.getHeader("content-type")).isEqualTo("image/png");
        assertThat(read.getHeader("content-disposition"))
                .isEqualTo("inline; filename=\"chart _.png\"; filename*=UTF-8''chart%20%E2%82%AC.png");
        assertThat(read.getHeader("x-content-type-options")).isEqualTo("nosniff");
        assertThat(read.getHeader("content-security-policy")).contains("sandbox");
        assertThat(user.with("If-None-Match", read.getHeader("etag"))
                        .get(added.getHeader("location"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(items(user.get(entry + "/attachments").bodyAsJsonObject())).containsExactly(said);
    }

    @Test
    void a_page_sent_as_a_form_is_to_be_saved_never_shown() {
        var user = trading.user();
        var form = Buffer.buffer("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"statement.pdf\"\r\n"
                        + "content-type: image/png\r\n\r\n")
                .appendBuffer(PDF)
                .appendString("\r\n--x--\r\n");
        var added = user.post(entry(user) + "/attachments", form, "multipart/form-data; boundary=x");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.bodyAsJsonObject().getString("type")).isEqualTo("application/pdf");
        var read = user.get(added.getHeader("location"));
        assertThat(read.body()).isEqualTo(PDF);
        assertThat(read.getHeader("content-disposition")).startsWith("attachment; filename=\"statement.pdf\"");
    }

    @Test
    void what_is_too_large_unknown_damaged_or_missing_leaves_nothing() {
        var user = trading.user();
        String uri = entry(user) + "/attachments";
        var large = Buffer.buffer(new byte[(10 << 20) + 1]);
        assertThat(user.post(uri, large, "image/png").statusCode()).isEqualTo(413);
        assertThat(user.post(uri, Buffer.buffer("GIF89a"), "image/png").statusCode())
                .isEqualTo(415);
        assertThat(user.post(uri, picture(8).slice(0, 50), "image/png").statusCode())
                .isEqualTo(422);
        assertThat(user.post(uri, Buffer.buffer(), "image/png").statusCode()).isEqualTo(422);
        assertThat(user.post(uri, Buffer.buffer("--x--\r\n"), "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(422);
        assertThat(items(user.get(uri).bodyAsJsonObject())).isEmpty();
        var nowhere = "/journal/entries/" + UUID.randomUUID() + "/attachments";
        assertThat(user.post(nowhere, PDF, "application/pdf").statusCode()).isEqualTo(404);
        assertThat(user.get(nowhere).statusCode()).isEqualTo(404);
    }

    @Test
    void a_retry_keeps_one_and_an_entry_holds_twenty() {
        var user = trading.user();
        String uri = entry(user) + "/attachments";
        var first = user.with("Idempotency-Key", "one").post(uri, PDF, "application/pdf");
        assertThat(user.with("Idempotency-Key", "one")
                        .post(uri, PDF, "application/pdf")
                        .bodyAsJsonObject())
                .isEqualTo(first.bodyAsJsonObject());
        for (int more = 1; more < 20; more++) {
            assertThat(user.post(uri, PDF, "application/pdf").statusCode()).isEqualTo(201);
        }
        assertThat(user.post(uri, PDF, "application/pdf").statusCode()).isEqualTo(409);
        assertThat(items(user.get(uri).bodyAsJsonObject())).hasSize(20);
    }

    @Test
    void nobody_else_reaches_it_and_it_goes_with_its_entry() {
        var user = trading.user();
        String entry = entry(user);
        String one = user.post(entry + "/attachments", PDF, "application/pdf").getHeader("location");
        String other = user.post(entry + "/attachments", PDF, "application/pdf").getHeader("location");
        var stranger = trading.user();
        assertThat(stranger.get(one).statusCode()).isEqualTo(404);
        assertThat(stranger.delete(one).statusCode()).isEqualTo(404);
        assertThat(stranger.post(entry + "/attachments", PDF, "application/pdf").statusCode())
                .isEqualTo(404);
        assertThat(user.delete(one).statusCode()).isEqualTo(204);
        assertThat(user.get(one).statusCode()).isEqualTo(404);
        assertThat(user.delete(entry).statusCode()).isEqualTo(204);
        assertThat(user.get(other).statusCode()).isEqualTo(404);
    }

    private static String entry(ContractClient user) {
        return user.post(
                        "/journal/entries",
                        new JsonObject().put("date", "2026-03-02").put("title", "With files"))
                .getHeader("location");
    }

    /** Noise, which does not compress. */
    private static Buffer picture(int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) image.setRGB(x, y, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, "png", bytes)).isTrue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
