package io.tradesense.auth.passwords.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first passwords anybody guesses. Some are known from breaches; others are made by rule: everyday words with the
 * endings people add, walks over the keyboard, repetitions, dates. Neither case nor a spelling in look-alike signs counts.
 * What is made by rule is never written out: a password is taken apart by the rules that would have made it.
 */
public final class CommonPasswords {
    private static final Set<String> WORDS = words("""
            password passwort passcode passphrase secret secrets letmein welcome login admin administrator root guest
            default changeme iloveyou loveyou lovely sunshine princess prince dragon monkey donkey football baseball
            basketball hockey soccer tennis golf superman batman spiderman starwars pokemon pikachu nintendo minecraft
            master shadow killer hunter ranger buster flower butterfly chocolate cookie cheese banana orange apple
            pepper ginger summer winter spring autumn january february march april june july august september october
            november december monday tuesday wednesday thursday friday saturday sunday london paris berlin madrid
            chicago newyork boston dallas texas canada america england france germany ferrari porsche mercedes harley
            mustang corvette yamaha honda toyota michael jordan jennifer jessica ashley daniel matthew thomas robert
            charlie maggie george michelle nicole andrew joshua hannah samantha amanda family friend freedom
            forever whatever nothing trustno computer internet samsung google facebook linkedin twitter instagram
            android iphone windows microsoft system server network database oracle support service manager
            money dollar bitcoin ethereum crypto blockchain trader trading trades tradesense stocks stock market
            forex futures options bullish bearish wallstreet broker investor profit millionaire richard lucky diamond
            silver golden phoenix thunder lightning cowboy warrior knight wizard magic angel heaven jesus christ
            matrix access qwerty qwertz azerty asdfgh zxcvbn qazwsx abcdef abc abcd abc123 qwe asd zxc test testing demo
            user sample temp hello goodbye tigger tiger lion panther eagle falcon wolf bear horse puppy kitty kitten
            purple yellow black white green pink blue red rainbow ocean mountain river star stars music guitar piano
            """);
    private static final Set<String> ENDINGS = Set.of(
            "",
            "!",
            "!!",
            "!!!",
            "?",
            ".",
            "#",
            "*",
            "@",
            "$",
            "0",
            "00",
            "000",
            "1",
            "11",
            "111",
            "1!",
            "12",
            "12!",
            "123",
            "123!",
            "1234",
            "1234!",
            "12345",
            "12345!",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            "01",
            "007",
            "2",
            "2!",
            "21",
            "22",
            "23",
            "3",
            "321",
            "4321",
            "4",
            "5",
            "55",
            "555",
            "6",
            "66",
            "666",
            "69",
            "7",
            "7!",
            "77",
            "777",
            "8",
            "88",
            "888",
            "9",
            "99",
            "999",
            "@1",
            "@12",
            "@123",
            "@1234",
            "#1",
            "#123",
            "_1",
            "_123",
            "-1",
            "-123",
            ".1",
            ".123",
            "a",
            "x",
            "xx",
            "abc",
            "qwerty",
            "me",
            "you");
    private static final Pattern YEAR = Pattern.compile("[@#_.-]?(?:19|20)\\d\\d[!.]?|\\d\\d[!.]?");
    private static final int YEARS = 200;
    private static final List<String> BEGINNINGS = List.of("", "my", "the", "123", "1234");
    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "qwertyuiop",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl",
            "abcdefghijklmnopqrstuvwxyz",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "qwertyuiopasdfghjklzxcvbnm",
            "qweasdzxcqweasdzxc",
            "!@#$%^&*()_+",
            "a1b2c3d4e5f6g7h8i9j0",
            "112233445566778899001122",
            "147258369147258369",
            "987654321098765432109");
    /** Pieces up to that length are easy to guess when they are all there is, again and again. */
    private static final int LONGEST_REPEATED_PIECE = 4;
    /** Eight digits that read as a day: somebody's birthday, whoever's. */
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
            + "|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d"
            + "|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:19|20)\\d\\d");

    private final Set<String> leaked;
    private final Set<String> walks = new HashSet<>();

    /** @param leaked passwords known from breaches */
    public CommonPasswords(Collection<String> leaked) {
        this.leaked = leaked.stream()
                .filter(password -> password.length() >= PasswordRules.SHORTEST)
                .map(Leet::fold)
                .collect(Collectors.toUnmodifiableSet());
        for (String row : ROWS) {
            addWalks(row);
            addWalks(new StringBuilder(row).reverse().toString());
        }
    }

    public boolean contains(String password) {
        String form = password.toLowerCase(Locale.ROOT);
        return walks.contains(form)
                || leaked.contains(Leet.fold(form))
                || DATE.matcher(form).matches()
                || isRepetition(form)
                || BEGINNINGS.stream()
                        .anyMatch(begin -> form.startsWith(begin) && isWord(form.substring(begin.length())));
    }

    /** How many forms the list would have at least, written out: spellings, dates and repetitions aside. */
    int size() {
        return WORDS.size() * BEGINNINGS.size() * (ENDINGS.size() + YEARS) + walks.size();
    }

    private static boolean isWord(String form) {
        String folded = Leet.fold(form);
        for (int end = 1; end <= form.length(); end++) {
            if (WORDS.contains(folded.substring(0, end)) && isEnding(form.substring(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnding(String rest) {
        return ENDINGS.contains(rest) || YEAR.matcher(rest).matches();
    }

    private static boolean isRepetition(String form) {
        for (int length = 1; length <= form.length() / 2; length++) {
            String piece = form.substring(0, length);
            boolean easy = length <= LONGEST_REPEATED_PIECE || WORDS.contains(Leet.fold(piece));
            if (easy && form.length() % length == 0 && form.equals(piece.repeat(form.length() / length))) {
                return true;
            }
        }
        return false;
    }

    private void addWalks(String row) {
        for (int start = 0; start < row.length(); start++) {
            for (int end = start + PasswordRules.SHORTEST; end <= row.length(); end++) {
                walks.add(row.substring(start, end));
            }
        }
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).map(Leet::fold).collect(Collectors.toUnmodifiableSet());
    }
}
