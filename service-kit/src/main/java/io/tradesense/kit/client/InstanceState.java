package io.tradesense.kit.client;

import io.tradesense.kit.discovery.Instance;
import java.util.concurrent.atomic.AtomicInteger;

/** What a caller knows of one instance: how much it has asked of it, and whether it is worth asking. */
public record InstanceState(Instance instance, InstanceBreaker breaker, AtomicInteger inFlight) {}
