package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * What a body must keep to that its contract cannot say. Asked only of a body that breaks the contract elsewhere, so that the
 * refusal names every bad field at once; one that keeps to it is held against the rules by the work itself.
 */
@FunctionalInterface
public interface BodyRules {

    /**
     * Holds what is there against the rules; what is missing breaks none.
     *
     * @param request with those fields of its body that keep to the contract, whether or not it requires others
     * @return fails with an INVALID {@link Fault} naming every field that breaks a rule
     */
    Future<?> check(ContractRequest request);

    static BodyRules none() {
        return request -> Future.succeededFuture();
    }

    /** @param check throws the fault */
    static BodyRules of(Consumer<JsonObject> check) {
        return request -> {
            check.accept(request.body());
            return Future.succeededFuture();
        };
    }
}
