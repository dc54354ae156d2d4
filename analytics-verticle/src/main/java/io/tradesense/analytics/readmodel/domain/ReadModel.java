package io.tradesense.analytics.readmodel.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** Where the trades are read from. */
public interface ReadModel {

    /** The present version of the user's data; {@link DataVersion#NONE} where there is none. Cheap: asked at each request. */
    Future<DataVersion> version(UUID userId);

    /**
     * How many trades the user has. Fails with {@link io.tradesense.kit.Fault.Kind#INVALID} for more than are held in memory.
     */
    Future<Integer> size(UUID userId);

    /**
     * Everything of the user, as it stood at one moment. Fails with {@link io.tradesense.kit.Fault.Kind#INVALID} for more
     * trades than are held in memory.
     */
    Future<UserTrades> trades(UUID userId);
}
