package io.tradesense.trading.journal.setups.http;

import io.tradesense.trading.journal.setups.domain.Adherence;
import io.tradesense.trading.journal.setups.domain.Setup;
import io.tradesense.trading.journal.setups.domain.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Setups and how they were kept as JSON that keeps to the contract. */
final class SetupJson {
    private SetupJson() {}

    static JsonObject write(Setup setup) {
        var rules = new JsonArray();
        setup.rules().forEach(rule -> rules.add(RuleJson.write(rule)));
        return new JsonObject()
                .put("id", setup.id().toString())
                .put("name", setup.name())
                .put("description", setup.description())
                .put("timezone", setup.zone().getId())
                .put("rules", rules)
                .put("createdAt", setup.createdAt().toString());
    }

    static JsonObject write(Adherence adherence) {
        var rules = new JsonArray();
        adherence
                .setup()
                .rules()
                .forEach(rule -> rules.add(RuleJson.write(rule)
                        .put("kept", adherence.count(rule, Verdict.KEPT))
                        .put("broken", adherence.count(rule, Verdict.BROKEN))
                        .put("unknown", adherence.count(rule, Verdict.UNKNOWN))));
        var items = new JsonArray();
        adherence.judged().forEach(judged -> items.add(write(judged)));
        return new JsonObject()
                .put("kept", adherence.count(Verdict.KEPT))
                .put("broken", adherence.count(Verdict.BROKEN))
                .put("unknown", adherence.count(Verdict.UNKNOWN))
                .put("more", adherence.more())
                .put("rules", rules)
                .put("items", items);
    }

    private static JsonObject write(Adherence.Judged judged) {
        var verdicts = new JsonArray();
        judged.rules()
                .forEach((rule, verdict) -> verdicts.add(
                        new JsonObject().put("ruleId", rule.toString()).put("verdict", verdict.name())));
        var trade = judged.trade();
        return new JsonObject()
                .put("tradeId", trade.id().toString())
                .put("symbol", trade.symbol())
                .put("side", trade.side())
                .put("openedAt", trade.openedAt().toString())
                .put("currency", trade.currency())
                .put("netPnl", trade.netPnl().toPlainString())
                .put("verdict", judged.verdict().name())
                .put("rules", verdicts);
    }
}
