package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.grounding.domain.Cited.Citation;
import io.tradesense.ai.grounding.domain.Figure.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds every figure of a text against the fact it cites. A figure must be followed by its citation, must be the fact's
 * value rounded to the digits it prints, and must be called what the fact is: a loss no gain, one symbol's result not
 * another's, a win rate no profit factor. Months and years may stand uncited where they are the sheet's own periods.
 */
public final class Grounding {
    private final FactSheet sheet;
    private final Naming naming;
    private final Set<String> symbols;

    public Grounding(FactSheet sheet) {
        this.sheet = sheet;
        this.naming = Naming.of(sheet.facts());
        this.symbols = sheet.facts().stream()
                .map(fact -> fact.about().get(Dimension.SYMBOL))
                .flatMap(symbol -> Optional.ofNullable(symbol).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every sentence of the text, in order. */
    public List<Checked> check(String text) {
        NumberStyle style = NumberStyle.of(Plain.of(text));
        return Sentences.of(text).stream()
                .map(sentence -> check(sentence, style))
                .toList();
    }

    /** One sentence on its own. */
    public Checked checkSentence(String sentence) {
        return check(sentence, NumberStyle.of(Plain.of(sentence)));
    }

    private Checked check(String sentence, NumberStyle style) {
        Cited cited = Cited.of(sentence);
        String plain = Plain.of(cited.text());
        if (Plain.hidesNumbers(plain)) {
            return new Checked(cited.text(), List.of(), List.of("a number is written in a form that cannot be read"));
        }
        List<Figure> figures = FigureReader.read(plain, style, symbols);
        var check = new Check(plain, figures);
        for (Group group : Group.of(figures, cited.citations())) {
            check.group(group);
        }
        return new Checked(cited.text(), check.borne, check.faults);
    }

    private final class Check {
        private final String sentence;
        private final List<Figure> figures;
        private final List<Checked.Borne> borne = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        Check(String sentence, List<Figure> figures) {
            this.sentence = sentence;
            this.figures = figures;
        }

        void group(Group group) {
            List<Fact> facts = new ArrayList<>();
            for (Citation citation : group.citations()) {
                sheet.find(citation.factId())
                        .ifPresentOrElse(facts::add, () -> faults.add("there is no fact " + citation.factId()));
            }
            // What may stand uncited takes no citation from the others.
            List<Figure> cited = group.figures().stream()
                    .filter(figure ->
                            facts.isEmpty() || !standsAlone(figure) && !isSubject(figure) || fitsAny(figure, facts))
                    .toList();
            group.figures().stream().filter(figure -> !cited.contains(figure)).forEach(this::uncited);
            for (int at = 0; at < cited.size(); at++) {
                one(cited.get(at), cited.size() == facts.size() ? List.of(facts.get(at)) : facts);
            }
        }

        private void one(Figure figure, List<Fact> facts) {
            if (facts.isEmpty()) {
                uncited(figure);
                return;
            }
            List<Fact> fitting =
                    facts.stream().filter(fact -> Matching.fits(figure, fact)).toList();
            if (fitting.isEmpty()) {
                faults.add(written(figure) + " is not " + facts.get(0).id());
                return;
            }
            Clause clause = Clause.around(sentence, figure, figures);
            fitting.stream()
                    .filter(fact -> fault(clause, figure, fact).isEmpty())
                    .findFirst()
                    .ifPresentOrElse(
                            fact -> borne.add(new Checked.Borne(figure.start(), figure.end(), fact)),
                            () -> faults.add(written(figure) + fault(clause, figure, fitting.get(0))));
        }

        private void uncited(Figure figure) {
            period(figure)
                    .ifPresentOrElse(fact -> borne.add(new Checked.Borne(figure.start(), figure.end(), fact)), () -> {
                        if (!isSubject(figure)) {
                            faults.add(written(figure) + " cites no fact");
                        }
                    });
        }

        private String fault(Clause clause, Figure figure, Fact fact) {
            if (naming.misnames(clause, fact)) {
                return " is called something else than " + fact.label();
            }
            if (naming.mistakesSubject(clause, fact)) {
                return " is said of something else than " + fact.label();
            }
            return turned(clause, figure, fact) ? " is a gain told as a loss, or a loss told as a gain" : "";
        }

        private boolean turned(Clause clause, Figure figure, Fact fact) {
            if (figure.sign() != 0 || !fact.metric().isResult()) {
                return false;
            }
            return fact.isNegative() ? !clause.tellsLoss() : fact.value().signum() > 0 && clause.tellsOnlyLoss();
        }

        /** An hour or a month that facts are about is a name; whether the right fact goes by it is checked apart. */
        private boolean isSubject(Figure figure) {
            String words = sentence.substring(figure.start(), figure.end());
            return figure.form() == Form.TIME_OF_DAY && naming.names(words, Dimension.HOUR)
                    || figure.form() == Form.MONTH && naming.names(words, Dimension.MONTH);
        }

        private String written(Figure figure) {
            return "\"" + sentence.substring(figure.start(), figure.end()) + "\"";
        }
    }

    private static boolean fitsAny(Figure figure, List<Fact> facts) {
        return facts.stream().anyMatch(fact -> Matching.fits(figure, fact));
    }

    private boolean standsAlone(Figure figure) {
        return period(figure).isPresent();
    }

    private Optional<Fact> period(Figure figure) {
        if (figure.form() != Form.DATE && figure.form() != Form.MONTH && figure.form() != Form.YEAR) {
            return Optional.empty();
        }
        return sheet.facts().stream()
                .filter(fact -> fact.metric() == Metric.PERIOD && fact.kind() == Kind.DATE)
                .filter(fact -> Matching.fits(figure, fact))
                .findFirst();
    }
}
