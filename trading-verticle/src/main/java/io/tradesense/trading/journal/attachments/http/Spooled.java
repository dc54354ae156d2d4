package io.tradesense.trading.journal.attachments.http;

import io.tradesense.trading.imports.http.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body on its way in, as a file for as long as it is looked at: it must be there to its end before anything of it is
 * believed, and memory is not the place to wait in.
 *
 * @param digest SHA-256 of all of it
 */
record Spooled(String path, long bytes, Buffer digest) {
    private static final Logger log = LoggerFactory.getLogger(Spooled.class);

    /** Removes the file when the work is done or has failed. */
    static <T> Future<T> use(Vertx vertx, ReadStream<Buffer> stream, long limit, Function<Spooled, Future<T>> work) {
        var files = vertx.fileSystem();
        return files.createTempFile("attachment", ".part")
                .compose(path -> files.open(path, new OpenOptions())
                        .compose(file -> write(file, stream, limit))
                        .compose(taken -> work.apply(new Spooled(path, taken.bytes(), taken.digest())))
                        .onComplete(done -> files.delete(path)
                                .onFailure(failure -> log.warn("{} stays behind: {}", path, failure.toString()))));
    }

    private static Future<Upload.Taken> write(AsyncFile file, ReadStream<Buffer> stream, long limit) {
        return Upload.take(stream, limit, (number, piece) -> file.write(Buffer.buffer(piece)))
                .eventually(file::close);
    }
}
