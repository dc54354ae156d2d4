package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.grounding.domain.Cited.Citation;
import java.util.ArrayList;
import java.util.List;

/** Figures and the citations that follow them before the next figure. */
record Group(List<Figure> figures, List<Citation> citations) {

    static List<Group> of(List<Figure> figures, List<Citation> citations) {
        List<Group> groups = new ArrayList<>();
        List<Figure> pending = new ArrayList<>();
        int next = 0;
        for (int at = 0; at < figures.size(); at++) {
            Figure figure = figures.get(at);
            pending.add(figure);
            int until = at + 1 < figures.size() ? figures.get(at + 1).start() : Integer.MAX_VALUE;
            List<Citation> following = new ArrayList<>();
            while (next < citations.size() && citations.get(next).at() <= until) {
                if (citations.get(next).at() >= figure.end()) {
                    following.add(citations.get(next));
                }
                next++;
            }
            if (!following.isEmpty()) {
                groups.add(new Group(List.copyOf(pending), following));
                pending.clear();
            }
        }
        if (!pending.isEmpty()) {
            groups.add(new Group(pending, List.of()));
        }
        return groups;
    }
}
