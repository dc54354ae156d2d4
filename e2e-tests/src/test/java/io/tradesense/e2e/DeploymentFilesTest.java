package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradesense.allinone.clustered.Stores;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** No container engine runs here: the files are held against what the services really read. */
class DeploymentFilesTest {
    private static final Path FILES = Path.of("..", "Dockerfiles");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    /** Read by Hazelcast's files, the log or the container itself, which are no settings of a service. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "CLUSTER_(PROFILE|DNS|PORT|NETWORK|NO_HEARTBEAT_SECONDS|MEMBERS|NAME|SECRET)|LOG_FORMAT|LOG_LEVEL|SENTRY_.*");
    /** All processes are told where all are; nobody asks for every one. */
    private static final Pattern TOLD_TO_ALL = Pattern.compile(".*_SERVICE_URL|INTERNAL_KEY_.*|REDIS_URL|HTTP_HOST"
            + "|DRAIN_TIME|DRAIN_LINGER|AUTH_PUBLIC_ORIGIN|GATEWAY_ALLOWED_ORIGINS|GATEWAY_TRUSTED_PROXIES");

    static List<String> services() {
        return Stores.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void compose_tells_each_service_what_it_needs_and_nothing_nobody_reads(String service) {
        var container = documents("compose.yaml").get(0).path("services").path(service);
        assertThat(container.isMissingNode()).as(service + " in compose.yaml").isFalse();
        hold(service, environmentIn("compose.yaml", service));
        assertThat(container.path("build").path("args").path("MAIN").asText())
                .isEqualTo(main(service).getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("services")
    void compose_makes_each_service_a_member_that_finds_the_others(String service) {
        var environment = environmentIn("compose.yaml", service);
        environment.putAll(environmentIn("compose.clustered.yaml", service));
        assertThat(environment).containsEntry("TRADESENSE_SHAPE", "clustered").containsEntry("CLUSTER_DNS", "members");
        assertThat(documents("compose.clustered.yaml")
                        .get(0)
                        .at("/services/" + service + "/networks/inside/aliases/0")
                        .asText())
                .isEqualTo("members");
        hold(service, environment);
    }

    @ParameterizedTest
    @MethodSource("services")
    void kubernetes_tells_each_service_what_it_needs_and_nothing_nobody_reads(String service) {
        var environment = new HashMap<String, String>();
        for (var document : documents("kubernetes/settings.yaml")) {
            document.path("data")
                    .properties()
                    .forEach(each ->
                            environment.put(each.getKey(), each.getValue().asText()));
        }
        var pod = documents("kubernetes/" + service + ".yaml")
                .get(0)
                .path("spec")
                .path("template")
                .path("spec");
        var container = pod.path("containers").get(0);
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText("10.0.0.7")));
        // What secrets.sh writes.
        environment.put("REDIS_URL", "redis://redis:6379");
        if (!service.equals(Cluster.GATEWAY)) {
            environment.put(service.toUpperCase(Locale.ROOT) + "_DATABASE_URL", "postgresql://u:p@db:5432/" + service);
        }
        if (service.equals("auth")) {
            environment.put("AUTH_KEY_ENCRYPTION_KEY", KEY);
        }
        hold(service, environment);
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.path("resources").path("limits").path("memory").asText())
                .isEqualTo("256Mi");
        assertThat(container.path("resources").path("limits").path("cpu").asText())
                .isEqualTo("500m");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).path("httpGet").path("path").asText())
                    .startsWith("/health/");
        }
        assertThat(documents("kubernetes/" + service + ".yaml").stream()
                        .map(document -> document.path("kind").asText()))
                .containsExactly("Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler");
    }

    @Test
    void every_file_of_kubernetes_is_listed_and_readable() throws IOException {
        List<String> listed = new ArrayList<>();
        documents("kubernetes/kustomization.yaml").get(0).path("resources").forEach(file -> listed.add(file.asText()));
        try (var files = Files.list(FILES.resolve("kubernetes"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        listed.forEach(
                file -> assertThat(documents("kubernetes/" + file)).as(file).isNotEmpty());
    }

    @Test
    void alerts_and_dashboard_ask_for_metrics_that_are_measured_and_each_alert_has_its_runbook() throws IOException {
        String operating = Files.readString(Path.of("..", "docs", "operating.md"));
        List<String> asked = new ArrayList<>();
        for (var group : documents("monitoring/alerts.yaml").get(0).path("groups")) {
            for (var rule : group.path("rules")) {
                asked.add(rule.path("expr").asText());
                if (rule.has("alert")) {
                    assertThat(operating).contains("### " + rule.path("alert").asText() + "\n");
                }
            }
        }
        JSON.readTree(FILES.resolve("monitoring/dashboard.json").toFile())
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> asked.add(target.path("expr").asText())));
        String sources = sources();
        var names = Pattern.compile("\\b(slo|feed|gateway|entitlements)_[a-z_]+");
        for (String expression : asked) {
            names.matcher(expression).results().forEach(found -> {
                String meter = found.group()
                        .replaceAll("_(seconds_)?(bucket|count|total|sum)$", "")
                        .replace('_', '.');
                assertThat(sources).as(expression).contains('"' + meter);
            });
        }
    }

    private static Map<String, String> environmentIn(String compose, String service) {
        Map<String, String> environment = new HashMap<>();
        documents(compose)
                .get(0)
                .at("/services/" + service + "/environment")
                .properties()
                .forEach(each -> environment.put(
                        each.getKey(),
                        substituted(each.getKey(), each.getValue().asText())));
        return environment;
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(path -> path.toString().contains("src/main/java"))
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static void hold(String service, Map<String, String> environment) {
        environment.putIfAbsent("INTERNAL_KEY_GATEWAY_" + service.toUpperCase(Locale.ROOT), KEY);
        environment.put("HTTP_HOST", "0.0.0.0");
        var settings = new Settings(environment);
        Launcher.check(settings, Shape.ADDRESSED, List.of(main(service)));
        assertThat(settings.unread())
                .as("what nobody reads in " + service)
                .allMatch(name -> ELSEWHERE.matcher(name).matches()
                        || TOLD_TO_ALL.matcher(name).matches());
    }

    private static Service main(String service) {
        try {
            return (Service) Class.forName(Cluster.mainClass(service))
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What compose would put in place of {@code ${NAME:?}}. */
    private static String substituted(String name, String value) {
        if (name.startsWith("INTERNAL_KEY_") || name.equals("AUTH_KEY_ENCRYPTION_KEY")) {
            return KEY;
        }
        return value.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1").replaceAll("\\$\\{[^}]*}", "x");
    }

    private static List<JsonNode> documents(String file) {
        try (var text = Files.newBufferedReader(FILES.resolve(file))) {
            return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                    .map(document -> (JsonNode) JSON.valueToTree(document))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
