package io.tradesense.e2e;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Map;

/**
 * Hangs the event loops of another JVM: it lives, its sockets take connections, and nothing answers. Loaded into it by the
 * attach API; suspending a thread is forbidden to programs for the very reason that makes it right here.
 */
public final class HangAgent {
    private static final String LOOPS = "vert.x-eventloop-thread-";
    private static final Path JAR = Path.of("target", "hang-agent.jar");

    private HangAgent() {}

    /** Called in the other JVM. */
    @SuppressWarnings({"deprecation", "removal", "unused"})
    public static void agentmain(String what, Instrumentation instrumentation) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(LOOPS)) {
                if (what.equals("hang")) {
                    thread.suspend();
                } else {
                    thread.resume();
                }
            }
        }
    }

    static void hang(long pid) {
        tell(pid, "hang");
    }

    static void resume(long pid) {
        tell(pid, "resume");
    }

    private static void tell(long pid, String what) {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                var jar = OneClassJar.of(HangAgent.class, JAR, Map.of("Agent-Class", HangAgent.class.getName()));
                machine.loadAgent(jar.toString(), what);
            } finally {
                machine.detach();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
