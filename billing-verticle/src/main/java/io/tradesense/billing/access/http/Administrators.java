package io.tradesense.billing.access.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.core.Future;
import java.util.function.Function;

/** Lets administrators in, and nobody else. */
public final class Administrators {
    private static final String ROLE = "admin";

    private Administrators() {}

    public static Function<ContractRequest, Future<Reply>> only(Function<ContractRequest, Future<Reply>> work) {
        return request -> request.caller().roles().contains(ROLE)
                ? work.apply(request)
                : Future.failedFuture(Fault.of(Fault.Kind.FORBIDDEN, "this is for administrators"));
    }

    /** Who asks, as the audit says it. */
    public static String name(ContractRequest request) {
        return "operator:" + request.userId();
    }
}
