package io.tradesense.auth.passwords.argon2;

/**
 * What an Argon2id hash costs (RFC 9106). The least allowed is OWASP's second recommendation: 19 MiB, two passes.
 *
 * @param memory kibibytes
 * @param passes over the memory
 * @param lanes computed one after the other here, whatever their number
 */
public record Argon2Parameters(int memory, int passes, int lanes) {
    public static final int LEAST_MEMORY = 19_456;
    public static final int MOST_MEMORY = 1 << 20;
    public static final int LEAST_PASSES = 2;
    public static final int MOST_PASSES = 20;

    /** Whether a hash made with these costs an attacker less than one made with {@code others} in any respect. */
    boolean isWeakerThan(Argon2Parameters others) {
        return memory < others.memory || passes < others.passes || lanes < others.lanes;
    }
}
