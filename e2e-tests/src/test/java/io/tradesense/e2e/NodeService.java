package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code node/notes.js}: a service that is not written in Java and knows nothing of Vert.x. */
final class NodeService implements AutoCloseable {
    private static final List<String> NAMES = List.of("node", "nodejs");
    private final Map<String, String> environment;
    private final Path output;
    private Process process;

    private NodeService(Map<String, String> environment, Path output) {
        this.environment = environment;
        this.output = output;
        this.process = launch();
    }

    static boolean isPossible() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .anyMatch(Files::isExecutable);
    }

    static NodeService start(Map<String, String> environment, Path output) {
        return new NodeService(environment, output);
    }

    /** {@code kill -9}, and another in its place. */
    void killAndStart() {
        process.destroyForcibly().onExit().join();
        process = launch();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process launch() {
        try {
            var script = Path.of(Objects.requireNonNull(NodeService.class.getResource("/node/notes.js"))
                    .toURI());
            var words = new ArrayList<>(List.of("/usr/bin/env", "node", script.toString()));
            var builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
