package io.tradesense.ai;

import io.tradesense.kit.testing.ContractClient;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A new user for each test, at one desk for all tests of a class. */
@NullUnmarked
abstract class UserAtDeskTest {
    static ChatDesk desk;
    UUID userId;
    ContractClient user;

    @BeforeAll
    static void start() {
        desk = ChatDesk.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void another_user() {
        desk.reset();
        userId = UUID.randomUUID();
        user = desk.service.client("ai", userId);
    }
}
