package io.tradesense.kit.openapi;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.impl.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Run by the build: checks each contract of a folder and puts it beside itself as {@link Contracts} reads it. To do it at every
 * start, cold, took a third of the start; and a contract that is wrong is known when it is written.
 */
public final class ContractCompiler {
    private static final long LONGEST_SECONDS = 60;

    private ContractCompiler() {}

    /** @param folders of classes and resources; one that is not there has no contracts */
    public static void main(String[] folders) throws IOException, TimeoutException {
        var vertx = Vertx.vertx();
        try {
            for (String folder : folders) {
                for (Path contract : contracts(Path.of(folder))) {
                    compile(vertx, contract);
                }
            }
        } finally {
            vertx.close().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static List<Path> contracts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(ContractCompiler::isContract)
                    .toList();
        }
    }

    private static boolean isContract(Path file) {
        try {
            return Files.readString(file).startsWith("openapi:");
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        }
    }

    private static void compile(Vertx vertx, Path yaml) throws IOException, TimeoutException {
        Path compiled = Path.of(Contracts.compiled(yaml.toString()));
        JsonObject document = Utils.yamlStringToJson(Files.readString(yaml)).await(LONGEST_SECONDS, TimeUnit.SECONDS);
        renameMediaTypes(document);
        ContractPatterns.makeExact(document);
        // A copy: the check writes its own notes into what it reads.
        var valid = OpenAPIContract.from(vertx, document.copy()).await(LONGEST_SECONDS, TimeUnit.SECONDS);
        Files.writeString(compiled, document.encode());
        System.out.println(yaml.getFileName() + ": " + valid.operations().size() + " operations");
    }

    private static void renameMediaTypes(Object value) {
        if (value instanceof JsonArray array) {
            array.forEach(ContractCompiler::renameMediaTypes);
        } else if (value instanceof JsonObject object) {
            if (object.getValue("content") instanceof JsonObject content) {
                rename(content);
            }
            List.copyOf(object.fieldNames()).forEach(name -> renameMediaTypes(object.getValue(name)));
        }
    }

    private static void rename(JsonObject content) {
        for (String type : new HashSet<>(content.fieldNames())) {
            if (type.contains("/") && !MediaType.isMediaTypeSupported(type)) {
                content.put(Contracts.loadedAs(type), content.remove(type));
            }
        }
    }
}
