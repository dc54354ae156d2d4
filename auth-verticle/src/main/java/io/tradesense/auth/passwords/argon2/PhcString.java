package io.tradesense.auth.passwords.argon2;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in the PHC string format, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}: everything that verifying
 * needs. Written and read here rather than by the library, whose {@code toLowerCase()} writes another word under a
 * Turkish locale and whose reader takes any cost that stands there.
 */
final class PhcString {
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{22,64})\\$([A-Za-z0-9+/]{43})");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Argon2Parameters parameters;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(Argon2Parameters parameters, byte[] salt, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /** @throws IllegalStateException where this is no hash of ours; the message does not show it */
    static PhcString parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash is not an Argon2id hash of 32 bytes");
        }
        var parameters = new Argon2Parameters(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        if (parameters.memory() > Argon2Parameters.MOST_MEMORY || parameters.passes() > Argon2Parameters.MOST_PASSES) {
            throw new IllegalStateException("a stored password hash costs more than any this service makes");
        }
        return new PhcString(
                parameters,
                Base64.getDecoder().decode(form.group(4)),
                Base64.getDecoder().decode(form.group(5)));
    }

    Argon2Parameters parameters() {
        return parameters;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    /** What one computation can answer for: the parameters and the salt. */
    String way() {
        return text().substring(0, text().lastIndexOf('$'));
    }

    /** The form that is stored. */
    String text() {
        return "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.passes() + ",p=" + parameters.lanes()
                + "$" + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
