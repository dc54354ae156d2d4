package io.tradesense.auth.passwords.zxcvbn;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The 30,000 passwords that were most often found in breaches, as zxcvbn ships them: counted over the ten million that
 * Mark Burnett published from several leaks in 2015. 11,611 of them are long enough to be asked for here.
 */
public final class LeakedPasswords {

    private LeakedPasswords() {}

    /** The most frequent first, in lower case. Reads a file of 240 KB: for the start only. */
    public static List<String> read() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
        } catch (IOException missing) {
            throw new UncheckedIOException("the list of leaked passwords cannot be read", missing);
        }
    }
}
