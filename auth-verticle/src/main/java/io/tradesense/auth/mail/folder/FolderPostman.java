package io.tradesense.auth.mail.folder;

import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.domain.Postman;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages into a folder, one {@code .eml} file each, readable by the owner alone, for a machine without a mail
 * server. Mail programs open such files; so does an editor.
 */
public final class FolderPostman implements Postman {
    private static final Logger log = LoggerFactory.getLogger(FolderPostman.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String OWNER_ONLY_FOLDER = "rwx------";
    private static final String OWNER_ONLY = "rw-------";

    private final FileSystem files;
    private final Path folder;
    private final String from;
    private final Clock clock;

    public FolderPostman(Vertx vertx, Path folder, String from, Clock clock) {
        this.files = vertx.fileSystem();
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    /** A reader of the folder never sees half a message: it is written under another name and then renamed. */
    @Override
    public Future<Void> deliver(UUID id, Message message) {
        var whole =
                folder.resolve(NAME.format(clock.instant()) + "-" + id + ".eml").toString();
        var part = folder.resolve("." + id + ".part").toString();
        return files.mkdirs(folder.toString(), OWNER_ONLY_FOLDER)
                .compose(made -> files.deleteRecursive(part).otherwiseEmpty())
                .compose(clear -> files.createFile(part, OWNER_ONLY))
                .compose(made -> files.writeFile(part, Buffer.buffer(text(id, message))))
                .compose(written -> files.move(part, whole, new CopyOptions().setReplaceExisting(true)))
                .onSuccess(moved -> log.info("mail is in {}", whole));
    }

    private String text(UUID id, Message message) {
        return """
                Date: %s
                From: %s
                To: %s
                Subject: %s
                Message-ID: <%s@tradesense>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s""".formatted(
                        DATE.format(clock.instant()),
                        from,
                        message.to(),
                        message.letter().subject(),
                        id,
                        message.letter().text())
                .replace("\n", "\r\n");
    }
}
