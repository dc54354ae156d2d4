#!/bin/sh
# Starts a service for once beside real stores, asks it a little and ends it: the JVM keeps every class that this took in an
# archive (class data sharing), of which later starts load them. Whatever a start finds elsewhere costs it twice, to search the
# class path and to compile the search.
#
#   rehearse.sh <archive> <environment of the service> <class path> <main class>
#
# JAVA is the command, JAVA_OPTIONS are those of the image; TRADESENSE_SHAPE=clustered makes it a cluster of one member.
set -eu
archive=$1 environment=$2 classes=$3 main=$4
log=$archive.log
port=${REHEARSAL_PORT:-18079}
set -a
# shellcheck source=/dev/null
. "$environment"
set +a
export TRADESENSE_SHAPE="${TRADESENSE_SHAPE:-addressed}" CLUSTER_PROFILE=loopback CLUSTER_HOST=127.0.0.1 HTTP_HOST=127.0.0.1
export GATEWAY_HTTP_HOST=127.0.0.1 GATEWAY_MANAGEMENT_PORT=0
export "$(basename "$environment" .env | tr '[:lower:]' '[:upper:]')_HTTP_PORT=$port"

rm -f "$archive"
# shellcheck disable=SC2086 # options are words
${JAVA:-java} ${JAVA_OPTIONS:-} -Xlog:cds=off -Xlog:cds+dynamic=off -XX:ArchiveClassesAtExit="$archive" -cp "$classes" "$main" \
    >"$log" 2>&1 </dev/null &
service=$!
trap 'kill -9 $service 2>/dev/null' EXIT

turns=0
until curl -fs --max-time 2 --output /dev/null "http://127.0.0.1:$port/health/ready"; do
    turns=$((turns + 1))
    if [ "$turns" -gt 600 ] || ! kill -0 "$service" 2>/dev/null; then
        tail -n 20 "$log" >&2
        exit 1
    fi
    sleep 0.1
done
# Whatever the answers are: one of health, one of a page, one that is refused.
for path in health openapi.yaml metrics trades; do
    curl -s --max-time 5 --output /dev/null "http://127.0.0.1:$port/$path" || true
done
kill -TERM "$service"
wait "$service" || true
trap - EXIT
[ -s "$archive" ] || { tail -n 20 "$log" >&2; exit 1; }
