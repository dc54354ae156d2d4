package io.tradesense.kit.discovery;

import io.vertx.core.Future;
import java.util.List;

/** Where the instances of each service are, as this process knows at the moment. */
public interface Registry {

    /** Answers from memory, so it may be asked on every request. Empty where nobody serves it. */
    List<Instance> instances(String service);

    /** Makes an instance known to others until it is withdrawn or its process is gone. */
    Future<Void> announce(Instance instance);

    Future<Void> withdraw(Instance instance);
}
