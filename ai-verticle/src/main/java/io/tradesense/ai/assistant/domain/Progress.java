package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.grounding.domain.Checked;
import io.vertx.core.Future;

/** Hears an answer as it is made. Sentences have numbers, because one that did not hold comes later, mended, or never. */
public interface Progress {
    Progress NOBODY = new Progress() {
        @Override
        public Future<Void> sentence(int number, Checked sentence) {
            return Future.succeededFuture();
        }

        @Override
        public void dropped(int number) {}

        @Override
        public void looking(String tool) {}
    };

    /** Until what it returns has succeeded nothing more is read from the model. */
    Future<Void> sentence(int number, Checked sentence);

    /** A sentence will not come. */
    void dropped(int number);

    /** Facts are being looked up. */
    void looking(String tool);
}
