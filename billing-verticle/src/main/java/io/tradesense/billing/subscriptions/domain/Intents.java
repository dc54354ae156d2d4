package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.HostedPage;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What providers are told and were told, one at a time a user. */
public interface Intents {

    /** Records it. Empty where something else is under way for this user, or the same is, and was tried a moment ago. */
    Future<Optional<Intent>> open(UUID userId, Command command);

    /** It was carried out. @param page where it made one, kept for whoever asks for the same again */
    Future<Void> done(Intent intent, Optional<HostedPage> page);

    /** It was refused, and nothing was done. */
    Future<Void> failed(Intent intent, String why);

    /** It can no longer be told again: its key may have been forgotten by now. */
    Future<Void> expired(Intent intent);

    /** One that nobody has tried for a while: of a process that was killed, or of a provider that gave no answer. */
    Future<Optional<Abandoned>> abandoned();

    /** @param old whether the provider may have forgotten the key */
    record Abandoned(Intent intent, boolean old) {}

    /** What is under way for a user. */
    Future<Optional<Intent>> underWay(UUID userId);

    /** The page a user was given last, while it can be used. */
    Future<Optional<Given>> page(UUID userId);

    /** @param asked what it was asked for */
    record Given(String asked, HostedPage page) {}
}
