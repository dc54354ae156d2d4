package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.mail.domain.Letter;

/** The letters that carry tokens, and the one that carries none because the address is taken. */
public final class RecoveryLetters {
    private final String publicUrl;

    /** @param publicUrl what links begin with, without a slash at its end */
    public RecoveryLetters(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Letter verification(MailedToken token) {
        return new Letter("TradeSense: confirm your address", """
                Somebody, probably you, opened a TradeSense account with this address.
                Confirm that it is yours:

                %s

                The link works once, for 24 hours. If it was not you, do nothing: without this
                link nobody can make the address theirs.
                """.formatted(link("verify-email", token)));
    }

    public Letter addressTaken() {
        return new Letter("TradeSense: you have an account already", """
                Somebody, perhaps you, tried to use this address for another TradeSense account.
                It is confirmed for the account you have, and stays with it.

                If it was you: sign in with the password of that account, or have it reset at
                %s/forgot-password
                If it was not you, there is nothing to do. They learned nothing.
                """.formatted(publicUrl));
    }

    public Letter reset(MailedToken token) {
        return new Letter("TradeSense: reset your password", """
                Somebody, probably you, asked to reset the password of your TradeSense account.
                Choose a new one:

                %s

                The link works once, for 30 minutes, and signs you out everywhere. If you use a
                second factor, it is still asked for. If it was not you, do nothing.
                """.formatted(link("reset-password", token)));
    }

    public Letter changeOfAddress(MailedToken token) {
        return new Letter("TradeSense: confirm your new address", """
                Your TradeSense account is to have this address. Confirm that it is yours:

                %s

                The link works once, for 24 hours. If you have no TradeSense account, do nothing.
                """.formatted(link("verify-email", token)));
    }

    private String link(String page, MailedToken token) {
        return publicUrl + "/" + page + "?token=" + token.reveal();
    }
}
