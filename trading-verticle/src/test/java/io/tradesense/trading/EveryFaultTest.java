package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract cannot take and what breaks a rule are named by one and the same refusal. */
class EveryFaultTest extends TradingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # address                   | body                                                                 | bad fields
            /portfolio/cash             | {'type': 'DEPOSIT', 'amount': '-5', 'at': 'soon', 'currency': 7}     | accountId amount at currency
            /portfolio/cash             | {'amount': '0'}                                                      | accountId amount at currency type
            /trades/option-events       | {'symbol': 'AAPL', 'quantity': '0', 'fees': 2, 'at': '2090-01-02T15:00:00Z'} | accountId at fees quantity symbol type
            /trades/option-events       | {'fees': '1'}                                                        | accountId at quantity symbol type
            /portfolio/corporate-actions   | {'type': 'SPLIT', 'ratio': '1:4', 'symbol': 5, 'amount': '0', 'effectiveDate': 'May'} | amount amount effectiveDate ratio symbol
            /portfolio/corporate-actions   | {'ratio': '0:1', 'timezone': 'Mars'}                                 | effectiveDate ratio symbol timezone type
            /journal/goals              | {'metric': 'WIN_RATE', 'value': '2', 'aim': 'TARGET', 'timezone': 'Mars'} | name period timezone value
            /journal/goals              | {'value': '0'}                                                       | aim metric name period value
            /journal/entries            | {'date': '2026-13-01', 'title': 7, 'timezone': 'Mars'}               | date timezone title
            /journal/setups             | {'timezone': 'Mars', 'rules': [{'kind': 'WEEKDAYS', 'choices': ['SOMEDAY']}, {'kind': 'NEVER', 'text': 'x'}]} | name rules/0/choices rules/0/text rules/1/kind timezone
            """)
    void of_a_body(String address, String body, String fields) {
        var answer = trading.user().post(address, new JsonObject(body.replace('\'', '"')));
        assertThat(answer.bodyAsJsonObject().getJsonArray("errors"))
                .as(answer.bodyAsString())
                .isNotNull();
        assertThat(AccountsTest.pointers(answer.bodyAsJsonObject()))
                .containsExactlyInAnyOrder(Arrays.stream(fields.split(" "))
                        .map(field -> "/" + field)
                        .toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void of_executions() {
        var user = trading.user();
        String account = openAccount(user);
        var items = new JsonArray()
                .add(fill(account, "BUY", "ten", "10", "2090-03-02T14:30:00Z").put("currency", "no money"))
                .add(fill(account, "KEEP", "0", "10", "2026-03-02T14:30:00Z").put("assetClass", "FUTURE"))
                .add(fill(UUID.randomUUID().toString(), "BUY", "1", "10", "2026-03-02T14:30:00Z")
                        .put("colour", "red"));
        var answer = user.post("/trades/executions", new JsonObject().put("items", items));
        assertThat(AccountsTest.pointers(answer.bodyAsJsonObject()))
                .containsExactlyInAnyOrder(
                        "/items/0/quantity",
                        "/items/0/executedAt",
                        "/items/0/currency",
                        "/items/1/side",
                        "/items/1/quantity",
                        "/items/1/multiplier",
                        "/items/2/accountId",
                        "/items/2/colour");
        assertThat(pointersOf(user, "/trades/executions", new JsonObject().put("quantity", "0")))
                .containsExactlyInAnyOrder(
                        "/accountId", "/symbol", "/assetClass", "/side", "/quantity", "/price", "/executedAt");
        assertThat(pointersOf(user, "/trades/executions", new JsonObject().put("items", new JsonArray())))
                .containsExactly("/items");
    }

    @Test
    void of_a_correction() {
        var user = trading.user();
        String account = openAccount(user);
        var fill = fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z");
        String id = user.post("/trades/executions", fill)
                .bodyAsJsonObject()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(pointersOf(
                        user,
                        "/trades/executions/" + id + "/corrections",
                        new JsonObject()
                                .put("quantity", "0")
                                .put("side", "KEEP")
                                .put("executedAt", "2090-03-02T14:30:00Z")))
                .containsExactlyInAnyOrder("/quantity", "/side", "/executedAt");
    }

    private static List<String> pointersOf(ContractClient user, String address, JsonObject body) {
        return AccountsTest.pointers(user.post(address, body).bodyAsJsonObject());
    }
}
