package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What can be done to a process that it does not come back from by itself, and how it is undone. */
enum Harm {
    /** {@code kill -9}; undone by another process in its place. */
    KILL {
        @Override
        void begin(Cluster cluster, String service) {
            cluster.killOne(service);
        }

        @Override
        void end(Cluster cluster, String service) {
            cluster.start(service);
            cluster.awaitUp(service);
        }
    },
    /** SIGSTOP, as a machine that swaps or a paused container; undone by SIGCONT. */
    PAUSE {
        @Override
        void begin(Cluster cluster, String service) {
            signal("STOP", cluster.pid(service));
        }

        @Override
        void end(Cluster cluster, String service) {
            signal("CONT", cluster.pid(service));
        }
    },
    /** The event loops stand still, while the process and its place in the cluster live on. */
    HANG {
        @Override
        void begin(Cluster cluster, String service) {
            HangAgent.hang(cluster.pid(service));
        }

        @Override
        void end(Cluster cluster, String service) {
            HangAgent.resume(cluster.pid(service));
        }
    };

    abstract void begin(Cluster cluster, String service);

    /** Returns when the process can work again; that it does is for others to see. */
    abstract void end(Cluster cluster, String service);

    static void signal(String name, long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + " ended with " + status);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
