package io.tradesense.ai.models.domain;

import io.vertx.core.Future;

/** A language model. */
public interface ChatModel {

    /** Hears the answer's text as it comes. Until what it returns has succeeded nothing more is read from the model. */
    interface Listener {
        Listener NOBODY = piece -> Future.succeededFuture();

        Future<Void> heard(String piece);
    }

    /** Fails with a {@link ModelFault}. */
    Call ask(ModelRequest request, Listener listener);

    /** As the provider calls it. */
    String name();

    /** A call under way. */
    interface Call {
        Future<ModelAnswer> answer();

        /** Ends it: the connection to the provider is closed and the answer fails with CANCELLED. */
        void cancel();
    }
}
