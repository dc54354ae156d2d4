package io.tradesense.auth.users.domain;

/** A user together with what their password is checked against. */
public record Account(User user, String passwordHash) {

    @Override
    public String toString() {
        return "Account[" + user.id() + "]";
    }
}
