package io.tradesense.auth.apikeys.http;

import io.tradesense.auth.apikeys.domain.ApiKeys;
import io.tradesense.kit.identity.ApiKey;

/** Keys of the form that the gateway knows. */
public final class RandomApiKeys implements ApiKeys.Secrets {
    private static final int SHOWN_CHARACTERS = ApiKey.PREFIX.length() + 4;

    @Override
    public ApiKeys.Secret random() {
        ApiKey key = ApiKey.random();
        return new ApiKeys.Secret(key.reveal(), key.reveal().substring(0, SHOWN_CHARACTERS), key.digest());
    }
}
