package io.tradesense.kit.testing.browser;

import io.vertx.core.json.JsonObject;

/** A device that only the browser believes in. */
public final class VirtualAuthenticator {
    private final DevTools page;
    private final String id;

    VirtualAuthenticator(DevTools page, String id) {
        this.page = page;
        this.id = id;
    }

    /** Whether it recognises whoever sits there from now on. */
    public void recognise(boolean recognised) {
        page.tell(
                "WebAuthn.setUserVerified",
                new JsonObject().put("authenticatorId", id).put("isUserVerified", recognised));
    }

    public int credentials() {
        return page.ask("WebAuthn.getCredentials", new JsonObject().put("authenticatorId", id))
                .getJsonArray("credentials")
                .size();
    }
}
