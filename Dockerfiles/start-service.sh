#!/bin/sh
# What a container runs: a service alone, or as a member of a cluster.
set -eu
classes='/opt/tradesense/lib/*'
archive=addressed
if [ "${TRADESENSE_SHAPE:-}" = clustered ]; then
    classes="$classes:/opt/tradesense/cluster/*"
    archive=clustered
    # Of several addresses that of the network where members meet.
    if [ -n "${CLUSTER_NETWORK:-}" ]; then
        CLUSTER_HOST=$(hostname -I | tr ' ' '\n' | grep "^$CLUSTER_NETWORK" | head -n 1)
        [ -n "$CLUSTER_HOST" ] || { echo "This container has no address that begins with $CLUSTER_NETWORK" >&2; exit 1; }
        export CLUSTER_HOST
    fi
fi
# exec: the JVM is process 1 and hears SIGTERM.
# shellcheck disable=SC2086 # options are words
exec java $JAVA_OPTIONS "-XX:SharedArchiveFile=/opt/tradesense/$archive.jsa" -cp "$classes" "$MAIN"
