package io.tradesense.auth.sessions.domain;

/**
 * A way somebody proved who they are. {@link #claim} is the value in a token's {@code amr} (RFC 8176, and {@code passkey}
 * beside it: no attestation is asked for, so nobody knows whether a passkey's key lies in hardware, {@code hwk}, or in
 * software, {@code swk}).
 */
public enum Method {
    PASSWORD("pwd"),
    ONE_TIME_CODE("otp"),
    PASSKEY("passkey");

    private final String claim;

    Method(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }
}
