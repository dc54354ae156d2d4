package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two members of one cluster with a secret and certificates: who else is let in, and how they lose and find each other. While
 * they are apart each works with what is on its side; events are read from the database's feed and miss nothing, which the
 * tests of the feed show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {
    private static final String SECRET = "a".repeat(40);
    private static final String TOGETHER = "a,b";
    private final Vertx vertx = Vertx.vertx();
    private final int firstPort = FreePorts.next();
    private final int secondPort = FreePorts.next();
    private final Wire toFirst = Wire.to(vertx, firstPort);
    private final Wire toSecond = Wire.to(vertx, secondPort);
    private Path folder;
    private Map<String, String> certificate;
    private JavaProcess first;
    private JavaProcess second;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        certificate = MemberCertificate.make(folder, "own").settings();
        first = member("a", firstPort, toFirst.address(), SECRET, certificate);
        Member.await(first, Member.said("a", "", ""));
        second = member("b", secondPort, toSecond.address(), SECRET, certificate);
        awaitTogether();
    }

    @AfterAll
    void end() {
        first.kill();
        second.kill();
        vertx.close().await();
    }

    @Test
    void who_does_not_have_the_secret_joins_nobody() {
        try (var stranger = stranger("c", "", certificate)) {
            Member.await(stranger, Member.said("c", "", ""));
        }
        assertThat((first.output() + second.output()).lines())
                .noneMatch(line -> line.matches("knows=.*c.* answered=.*") || line.contains(SECRET));
    }

    @Test
    void who_shows_another_certificate_is_not_spoken_with() {
        var foreign = MemberCertificate.make(folder, "foreign").settings();
        try (var stranger = stranger("d", SECRET, foreign)) {
            Member.await(stranger, Member.said("a,b,d", "", TOGETHER));
            Member.await(first, Member.said("a,b,d", "b", "d"));
        }
        awaitTogether();
    }

    @Test
    void two_halves_forget_each_other_and_become_one_again_when_the_network_is_back() {
        toFirst.cut();
        toSecond.cut();
        Member.await(first, Member.said("a", "", ""));
        Member.await(second, Member.said("b", "", ""));
        toFirst.heal();
        toSecond.heal();
        awaitTogether();
    }

    @Test
    void a_member_that_stood_still_for_too_long_is_taken_back() {
        Harm.signal("STOP", second.pid());
        Member.await(first, Member.said("a", "", ""));
        Harm.signal("CONT", second.pid());
        awaitTogether();
    }

    private void awaitTogether() {
        Member.await(first, Member.said(TOGETHER, "b", ""));
        Member.await(second, Member.said(TOGETHER, "a", ""));
    }

    private JavaProcess stranger(String name, String secret, Map<String, String> certificate) {
        int port = FreePorts.next();
        return member(name, port, "127.0.0.1:" + port, secret, certificate);
    }

    private JavaProcess member(String name, int port, String address, String secret, Map<String, String> certificate) {
        Map<String, String> environment = new HashMap<>(certificate);
        environment.put("CLUSTER_PROFILE", "tcp-ip");
        environment.put("CLUSTER_HOST", "127.0.0.1");
        environment.put("CLUSTER_PORT", Integer.toString(port));
        environment.put("CLUSTER_PUBLIC_ADDRESS", address);
        environment.put("CLUSTER_MEMBERS", toFirst.address() + "," + toSecond.address());
        environment.put("CLUSTER_NAME", "members-" + ProcessHandle.current().pid());
        environment.put("CLUSTER_SECRET", secret);
        environment.put("CLUSTER_MERGE_SECONDS", "2");
        environment.put("CLUSTER_NO_HEARTBEAT_SECONDS", "3");
        return JavaProcess.start(Member.class.getName(), folder.resolve(name + ".log"), environment, name);
    }
}
