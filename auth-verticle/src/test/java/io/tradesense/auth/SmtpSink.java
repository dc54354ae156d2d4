package io.tradesense.auth;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A mail server of the smallest kind (RFC 5321): it takes every message and keeps it. */
final class SmtpSink implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final NetServer server;

    /** @param port 0 for any */
    SmtpSink(int port) {
        server = await(vertx.createNetServer().connectHandler(this::serve).listen(port, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    /** The messages, once there are as many. */
    List<String> messages(int number) {
        return await(arrived(number));
    }

    private Future<List<String>> arrived(int number) {
        return messages.size() >= number
                ? Future.succeededFuture(List.copyOf(messages))
                : vertx.timer(20, TimeUnit.MILLISECONDS).compose(later -> arrived(number));
    }

    private void serve(NetSocket socket) {
        var lines = RecordParser.newDelimited("\r\n", socket);
        var conversation = new Conversation(socket);
        lines.handler(line -> conversation.heard(line.toString()));
        socket.write("220 sink\r\n");
    }

    /** One client's. */
    private final class Conversation {
        private final NetSocket socket;
        private final StringBuilder message = new StringBuilder();
        private boolean data;

        Conversation(NetSocket socket) {
            this.socket = socket;
        }

        void heard(String line) {
            if (data) {
                taken(line);
            } else if (line.equals("DATA")) {
                data = true;
                socket.write("354 go on\r\n");
            } else if (line.equals("QUIT")) {
                socket.write("221 bye\r\n").onSuccess(said -> socket.close());
            } else {
                socket.write("250 yes\r\n");
            }
        }

        private void taken(String line) {
            if (!line.equals(".")) {
                message.append(line).append('\n');
                return;
            }
            messages.add(message.toString());
            message.setLength(0);
            data = false;
            socket.write("250 kept\r\n");
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
