package io.tradesense.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullCharactersTest {
    private static final String NAMED = "must not hold the character U+0000";

    private static List<Fault.At> in(Object value, Fault.At... already) {
        List<Fault.At> faults = new ArrayList<>(List.of(already));
        NullCharacters.find("", value, faults);
        return faults;
    }

    @Test
    void every_text_that_holds_one_is_named_by_its_pointer_however_deep() {
        var body = new JsonObject()
                .put("name", "\u0000")
                .put("lines", JsonArray.of("well", new JsonObject().put("a/b~c", "d\u0000e"), 7, true));
        assertThat(in(body)).containsExactly(new Fault.At("/name", NAMED), new Fault.At("/lines/1/a~1b~0c", NAMED));
    }

    @Test
    void a_name_that_holds_one_is_named_by_the_object_it_is_in() {
        assertThat(in(new JsonObject().put("labels", new JsonObject().put("a\u0000", 1))))
                .containsExactly(new Fault.At("/labels", NAMED));
    }

    @Test
    void a_text_that_is_at_fault_already_is_named_once() {
        var before = new Fault.At("/name", "is too short");
        assertThat(in(new JsonObject().put("name", "\u0000"), before)).containsExactly(before);
    }

    @Test
    void a_text_that_only_looks_so_in_json_is_looked_into_and_holds_none() {
        var body = new JsonObject().put("path", "C:\\u0000");
        assertThat(NullCharacters.mayBeIn(body.encode())).isTrue();
        assertThat(in(body)).isEmpty();
        assertThat(NullCharacters.mayBeIn(new JsonObject().put("path", "C:").encode()))
                .isFalse();
    }
}
