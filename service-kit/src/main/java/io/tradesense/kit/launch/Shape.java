package io.tradesense.kit.launch;

/** How the services find and tell each other. A verticle never asks which it is. */
public enum Shape {
    /** Every service in one JVM: discovery in memory, events over the local event bus. */
    ALL_IN_ONE,
    /** A process a service over Hazelcast: cluster-config is on the class path. */
    CLUSTERED,
    /** A process a service with addresses by configuration and events over Redis Pub/Sub. */
    ADDRESSED
}
