package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.e2e.ContractOperation.Parameter;
import io.tradesense.kit.testing.Asvs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two users of one installation: neither can see, change or infer anything of the other's. The tests are made from the
 * services' contracts, so an endpoint that is added is tested as it is; see {@link OwnedObjects} for what it may need.
 */
class TwoUsersTest {
    private static final Pattern ID = Pattern.compile("ids|.+Ids?");
    /** Operations that take a filter: that it names what is another's finds nothing, and is no fault. */
    private static final Set<String> FILTERING =
            Set.of("POST /trades/bulk", "POST /trades/views", "PATCH /trades/views/{viewId}");

    private static final Pattern OF_THE_ANSWER =
            Pattern.compile("\"(requestId|asOf|id|createdAt|updatedAt)\":\"[^\"]*\"|\"version\":\\d+");
    private static OwnedObjects ada;
    private static OwnedObjects bob;
    private static Api adasApi;
    private static Api bobsApi;
    private static Api carolsApi;
    /** Has written down nothing that is another's, as Bob does when he tries. */
    private static OwnedObjects carol;

    /** One place of an operation where an id goes. */
    private record Place(ContractOperation operation, String in, String name) {

        @Override
        public String toString() {
            return operation + ": " + name + " in the " + in;
        }
    }

    @BeforeAll
    static void two_users() {
        adasApi = Installation.shared().api().registered().subscribedTo("premium");
        bobsApi = Installation.shared().api().registered().subscribedTo("premium");
        ada = new OwnedObjects(adasApi);
        bob = new OwnedObjects(bobsApi);
        carolsApi = Installation.shared().api().registered().subscribedTo("premium");
        carol = new OwnedObjects(carolsApi);
        assertThat(ada.all())
                .doesNotContain("")
                .doesNotContainAnyElementsOf(bob.all())
                .doesNotContainAnyElementsOf(carol.all());
    }

    @Test
    void every_id_in_every_contract_is_of_a_kind_that_is_known() {
        Set<String> unknown = new LinkedHashSet<>();
        places().filter(place -> !OwnedObjects.knows(place.name())).forEach(place -> unknown.add(place.toString()));
        assertThat(unknown)
                .as("say in OwnedObjects how to make one, or that it is nobody's")
                .isEmpty();
        assertThat(places()).hasSizeGreaterThan(10);
    }

    /** What is another's is answered as what is not there, to the letter. */
    @TestFactory
    @Asvs({"8.2.2", "8.2.3", "8.4.1"})
    Stream<DynamicTest> anothers_object_is_not_there() {
        return places().filter(place -> OwnedObjects.knows(place.name()))
                .map(place -> dynamicTest(place.toString(), () -> {
                    String random = UUID.randomUUID().toString();
                    var real = ask(place, ada.id(place.name()));
                    var made = ask(place, random);
                    assertThat(told(real, ada.id(place.name()))).isEqualTo(told(made, random));
                    assertThat(real.status()).as(real.toString()).isIn(expected(place));
                }));
    }

    @TestFactory
    @Asvs("8.2.2")
    Stream<DynamicTest> lists_and_figures_show_nothing_of_anothers() {
        return ContractOperation.all().stream()
                .filter(operation -> operation.method().equals("GET") && operation.needsUser())
                .filter(operation -> !operation.path().contains("{"))
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    String uri = uri(operation, Map.of(), carol);
                    String told = operation.neverEnds()
                            ? carolsApi.firstEvent(uri)
                            : carolsApi.send("GET", uri, null, null).body().toString();
                    assertThat(told).isNotEmpty().doesNotContain(ada.all());
                }));
    }

    @Test
    @Asvs("8.2.2")
    void what_another_tries_leaves_everything_as_it_was() {
        List<JsonNode> before = adasThings();
        places().filter(place -> OwnedObjects.knows(place.name())).forEach(place -> {
            var refused = ask(place, ada.id(place.name()));
            assertThat(refused.status()).isIn(expected(place));
        });
        assertThat(adasThings()).isEqualTo(before);
    }

    private static List<JsonNode> adasThings() {
        return Stream.of(
                        "/api/auth/users/me",
                        "/api/auth/sessions",
                        "/api/auth/api-keys",
                        "/api/portfolio/accounts",
                        "/api/auth/passkeys",
                        "/api/trades",
                        "/api/trades/regroupings",
                        "/api/trades/views",
                        "/api/trades/imports/mappings",
                        "/api/ai/conversations",
                        "/api/trades/imports/" + ended())
                .map(path -> adasApi.get(path).expect(200))
                .toList();
    }

    private static String ended() {
        String id = ada.id("importId");
        assertThat(adasApi.ended("/api/trades/imports/" + id).path("id").asText())
                .isEqualTo(id);
        return id;
    }

    private static List<Integer> expected(Place place) {
        if (OwnedObjects.FOR_ADMINISTRATORS.contains(place.name())) {
            return List.of(403);
        }
        return switch (place.in()) {
            case "query" -> place.operation().method().equals("GET") ? List.of(200, 404) : List.of(404);
            case "body" ->
                FILTERING.contains(place.operation().toString()) ? List.of(200, 201, 404, 422) : List.of(404, 422);
            default -> List.of(404);
        };
    }

    /** Bob's request, in which nothing but one id is another's. */
    private static Api.Answer ask(Place place, String id) {
        ContractOperation operation = place.operation();
        String uri = uri(operation, place.in().equals("body") ? Map.of() : Map.of(place.name(), id), bob);
        Function<String, String> inBody =
                name -> place.in().equals("body") && name.equals(place.name()) ? id : bob.id(name);
        return operation
                .body()
                .map(body -> bobsApi.send(operation.method(), uri, body.type(), content(operation, body, inBody)))
                .orElseGet(() -> bobsApi.send(operation.method(), uri, null, null));
    }

    private static String content(
            ContractOperation operation, ContractOperation.Body body, Function<String, String> ids) {
        return body.schema().isMissingNode()
                ? "Symbol,Date,Side,Quantity,Price\n"
                : new SampleBody(operation, (name, schema) -> isId(name, schema) || name.equals("filter"), ids::apply)
                        .of("", body.schema())
                        .toString();
    }

    /**
     * An address to ask at.
     *
     * @param given ids by the names of parameters; other optional parameters are left out
     * @param asker whose the other ids are
     */
    private static String uri(ContractOperation operation, Map<String, String> given, OwnedObjects asker) {
        String path = "/api" + operation.path();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String value = given.get(parameter.name());
            if (value == null && (parameter.required() && !parameter.in().equals("header"))) {
                value = isId(parameter.name(), parameter.schema())
                        ? asker.id(parameter.name())
                        : new SampleBody(operation, TwoUsersTest::isId, asker::id)
                                .of(parameter.name(), parameter.schema())
                                .asText();
            }
            if (value != null && parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", value);
            } else if (value != null && parameter.in().equals("query")) {
                query.add(parameter.name() + "=" + value);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String told(Api.Answer answer, String id) {
        String body = answer.body().toString().replace(id, "<id>");
        return answer.status() + " " + OF_THE_ANSWER.matcher(body).replaceAll("");
    }

    private static Stream<Place> places() {
        return ContractOperation.all().stream()
                .filter(ContractOperation::needsUser)
                .flatMap(operation -> Stream.concat(
                        operation.parameters().stream()
                                .filter(parameter -> isId(parameter.name(), parameter.schema())
                                        || parameter.in().equals("path")
                                                && !OwnedObjects.NOBODYS.contains(parameter.name()))
                                .map(parameter -> new Place(operation, parameter.in(), parameter.name())),
                        operation.body().stream()
                                .flatMap(body -> idsIn(operation, body.schema()).stream())
                                .map(name -> new Place(operation, "body", name))));
    }

    private static Set<String> idsIn(ContractOperation operation, JsonNode schema) {
        Set<String> found = new LinkedHashSet<>();
        collectIds(operation, schema, found);
        return found;
    }

    private static void collectIds(ContractOperation operation, JsonNode given, Set<String> found) {
        JsonNode schema = operation.resolved(given);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (isId(property.getKey(), operation.resolved(property.getValue()))) {
                found.add(property.getKey());
            } else {
                collectIds(operation, property.getValue(), found);
            }
        }
        for (String part : List.of("items", "then", "else")) {
            if (schema.has(part)) {
                collectIds(operation, schema.path(part), found);
            }
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            schema.path(choice).forEach(each -> collectIds(operation, each, found));
        }
    }

    private static boolean isId(String name, JsonNode schema) {
        boolean isNamedSo =
                ID.matcher(name).matches() || schema.path("format").asText().equals("uuid");
        return isNamedSo && !OwnedObjects.NOBODYS.contains(name) && !schema.has("enum");
    }
}
