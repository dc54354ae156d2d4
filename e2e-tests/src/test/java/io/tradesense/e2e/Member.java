package io.tradesense.e2e;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The smallest service there is: a member of a cluster, by the launcher and the files that every service has. It says on each
 * change whom the registry knows and which of these answer over the event bus.
 */
final class Member implements Service {
    private static final String SERVICE = "member";
    private static final long TURN_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private final String id;

    private Member(String id) {
        this.id = id;
    }

    /** Takes its name. */
    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.CLUSTERED, new Member(arguments[0]));
    }

    /** What it says when it knows these, and those of them who answer and who do not; separated by commas, in order. */
    static String said(String knows, String answered, String silent) {
        return "knows=" + knows + " answered=" + answered + " silent=" + silent;
    }

    /** Until the last thing a member said of the cluster is that. */
    static void await(JavaProcess member, String wanted) {
        var unused = Eventually.read(
                wanted,
                LONGEST,
                member::output,
                output -> output.lines()
                        .filter(line -> line.startsWith("knows="))
                        .reduce("", (before, line) -> line)
                        .equals(wanted));
    }

    @Override
    public String name() {
        return SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        return new Plan(1, platform -> Future.succeededFuture(), platform -> new Talking(platform, id));
    }

    private static final class Talking extends VerticleBase {
        private final Platform platform;
        private final String id;
        private final Map<String, Boolean> answers = new TreeMap<>();
        private String last = "";

        private Talking(Platform platform, String id) {
            this.platform = platform;
            this.id = id;
        }

        @Override
        public Future<?> start() {
            var bus = vertx.eventBus();
            bus.<Buffer>consumer(address(id), question -> question.reply(question.body()));
            vertx.setPeriodic(TURN_MILLIS, timer -> turn());
            return platform.registry().announce(self());
        }

        @Override
        public Future<?> stop() {
            return platform.registry().withdraw(self());
        }

        private Instance self() {
            return new Instance(id, SERVICE, "127.0.0.1", 1);
        }

        private void turn() {
            var known = new TreeSet<String>();
            platform.registry().instances(SERVICE).forEach(instance -> known.add(instance.id()));
            answers.keySet().retainAll(known);
            known.stream().filter(other -> !other.equals(id)).forEach(this::ask);
            String now = said(String.join(",", known), whoDid(true), whoDid(false));
            if (!now.equals(last)) {
                System.out.println(now);
                last = now;
            }
        }

        private void ask(String other) {
            vertx.eventBus()
                    .request(address(other), Buffer.buffer(id), new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS))
                    .onComplete(answer -> answers.put(other, answer.succeeded()));
        }

        private String whoDid(boolean answer) {
            return answers.entrySet().stream()
                    .filter(each -> each.getValue() == answer)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(","));
        }

        private static String address(String member) {
            return "member." + member;
        }
    }
}
