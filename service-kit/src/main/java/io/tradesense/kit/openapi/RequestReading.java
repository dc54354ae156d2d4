package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request held against the contract.
 *
 * @param parameterFaults what is wrong beside the body
 * @param bodyFaults what is wrong with the body
 */
record RequestReading(
        RoutingContext ctx,
        Map<String, Object> parameters,
        @Nullable Object body,
        List<Fault.At> parameterFaults,
        List<Fault.At> bodyFaults) {

    boolean keepsToTheContract() {
        return parameterFaults.isEmpty() && bodyFaults.isEmpty();
    }

    /** The request, if it keeps to the contract. @throws Fault MALFORMED or INVALID, naming every bad field */
    ContractRequest request() {
        if (!keepsToTheContract()) {
            throw refusal();
        }
        return new ContractRequest(ctx, parameters, body);
    }

    /** The request with those fields of its body alone that keep to the contract; empty where rules could not be held against it. */
    Optional<ContractRequest> wellFormed() {
        return parameterFaults.isEmpty() && body instanceof JsonObject object
                ? WellFormed.partOf(object, bodyFaults).map(part -> new ContractRequest(ctx, parameters, part))
                : Optional.empty();
    }

    /** MALFORMED or INVALID, naming every bad field. */
    Fault refusal() {
        var all = Stream.concat(parameterFaults.stream(), bodyFaults.stream()).toList();
        return parameterFaults.isEmpty() ? Fault.invalid(all) : Fault.malformed(all);
    }

    /** The refusal that names what breaks a rule, too. A field whose form is bad is named once. */
    Fault refusal(Fault brokenRules) {
        Predicate<Fault.At> isNew = broken -> bodyFaults.stream()
                .noneMatch(bad -> broken.pointer().equals(bad.pointer())
                        || broken.pointer().startsWith(bad.pointer() + "/"));
        var all = Stream.concat(
                        bodyFaults.stream(), brokenRules.errors().stream().filter(isNew))
                .toList();
        Fault refusal = Fault.invalid(all);
        for (var member : brokenRules.members().entrySet()) {
            refusal = refusal.with(member.getKey(), member.getValue());
        }
        return refusal;
    }
}
