# Part of ./tradesense: every service as a process of its own on this machine, found over a Hazelcast cluster on loopback.
# The stores are a process too, and give each service an environment that holds its own secrets alone.

cluster_folder=$data/cluster
cluster_processes=$cluster_folder/processes

cluster() {
    local action=${1:-}
    [ "$#" -eq 0 ] || shift
    case $action in
        start) cluster_start "$@" ;;
        status) cluster_status ;;
        stop) cluster_stop ;;
        *) fail "cluster knows start [--gateway N] [--auth N] [--trading N] [--analytics N] [--market N] [--billing N] [--ai N], status and stop." ;;
    esac
}

cluster_start() {
    local gateway=1 auth=1 trading=2 analytics=1 market=1 billing=1 ai=1
    while [ "$#" -gt 0 ]; do
        case ${2:-} in [1-9] | [1-9][0-9]) ;; *) fail "cluster start needs a number from 1 to 99 after $1." ;; esac
        case $1 in
            --gateway) gateway=$2 ;;
            --auth) auth=$2 ;;
            --trading) trading=$2 ;;
            --analytics) analytics=$2 ;;
            --market) market=$2 ;;
            --billing) billing=$2 ;;
            --ai) ai=$2 ;;
            *) fail "cluster start does not know $1." ;;
        esac
        shift 2
    done
    require_java
    [ -z "$(running_pid)" ] || fail "TradeSense runs on $data in one process; ./tradesense stop ends it."
    [ -z "$(cluster_alive)" ] || fail "A cluster runs on $data already; ./tradesense cluster stop ends it."
    build
    (umask 077 && mkdir -p "$cluster_folder" "$data/logs")
    rm -f "$cluster_folder"/*.env "$cluster_processes"
    cluster_classes=$(class_path):$home/cluster-config/target/classes:$home/cluster-config/target/lib/*
    trap 'cluster_stop; exit 130' INT TERM
    start_stores
    cluster_service auth Auth "$auth"
    cluster_service trading Trading "$trading"
    cluster_service analytics Analytics "$analytics"
    cluster_service market Market "$market"
    cluster_service billing Billing "$billing"
    cluster_service ai Ai "$ai"
    cluster_service gateway Gateway "$gateway"
    await_cluster
    trap - INT TERM
    cluster_status
}

start_stores() {
    cluster_process stores 1 io.tradesense.allinone.clustered.Stores "$data"
    local waited=0
    until [ -f "$cluster_folder/ai.env" ]; do
        [ -n "$(cluster_alive)" ] || { tail -n 5 "$data/logs/stores-1.log" >&2; fail "The stores did not start."; }
        waited=$((waited + 1))
        [ "$waited" -lt 300 ] || fail "The stores did not start within a minute; see $data/logs/stores-1.log."
        sleep 0.2
    done
}

# The name of a service, its class's first word, and how many of it.
cluster_service() {
    local number
    for number in $(seq 1 "$3"); do
        (
            set -a
            # shellcheck source=/dev/null
            . "$cluster_folder/$1.env"
            TRADESENSE_SHAPE=clustered CLUSTER_HOST=127.0.0.1 CLUSTER_PROFILE=loopback HTTP_HOST=127.0.0.1
            AUTH_HTTP_PORT=0 TRADING_HTTP_PORT=0 ANALYTICS_HTTP_PORT=0 MARKET_HTTP_PORT=0 BILLING_HTTP_PORT=0 AI_HTTP_PORT=0
            GATEWAY_MANAGEMENT_PORT=0
            GATEWAY_HTTP_PORT=$((port + number - 1))
            cluster_process "$1" "$number" "io.tradesense.$1.$2Service"
        )
    done
}

# A name, a number, a main class and its arguments. Its pid goes into the list.
cluster_process() {
    local name=$1 number=$2
    shift 2
    nohup "$java_command" -XX:+UseSerialGC -Xmx256m -Xss512k -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
        -cp "$cluster_classes" "$@" >"$data/logs/$name-$number.log" 2>&1 </dev/null &
    printf '%s %s %s\n' "$name" "$number" "$!" >>"$cluster_processes"
}

# Ready is the gateway when it answers and sees every service well.
await_cluster() {
    local waited=0
    until every_service_is_well; do
        cluster_failed
        waited=$((waited + 1))
        [ "$waited" -lt 300 ] || fail "The cluster is not healthy after a minute; see http://127.0.0.1:$port/health and $data/logs."
        sleep 0.2
    done
}

every_service_is_well() {
    local health service
    health=$(curl -fs --max-time 2 "http://127.0.0.1:$port/health") || return 1
    for service in auth trading analytics market billing ai; do
        printf '%s' "$health" | grep -q "\"$service\" *: *\"healthy\"" || return 1
    done
}

cluster_failed() {
    local name number pid
    while read -r name number pid; do
        kill -0 "$pid" 2>/dev/null && continue
        printf '%s %s ended. From %s:\n' "$name" "$number" "$data/logs/$name-$number.log" >&2
        tail -n 10 "$data/logs/$name-$number.log" >&2
        cluster_stop
        exit 1
    done <"$cluster_processes"
}

# The lines of the list whose process is still ours: a pid may have gone to a stranger.
cluster_alive() {
    [ -f "$cluster_processes" ] || return 0
    local name number pid
    while read -r name number pid; do
        case $(ps -ww -p "$pid" -o command= 2>/dev/null || true) in
            *io.tradesense.*) printf '%s %s %s\n' "$name" "$number" "$pid" ;;
        esac
    done <"$cluster_processes"
}

cluster_status() {
    local alive name number pid
    alive=$(cluster_alive)
    [ -n "$alive" ] || fail "No cluster runs on $data."
    while read -r name number pid; do
        case "$alive " in
            *"$name $number $pid"[!0-9]*) printf '  %-10s %s  process %s\n' "$name" "$number" "$pid" ;;
            *) printf '  %-10s %s  gone\n' "$name" "$number" ;;
        esac
    done <"$cluster_processes"
    healthy "$port" || fail "The gateway does not answer at http://127.0.0.1:$port/health."
    printf 'The cluster runs at http://127.0.0.1:%s (data in %s)\n' "$port" "$data"
}

# The door first, the stores last; each has a minute to end what it is doing.
cluster_stop() {
    local name
    if [ -z "$(cluster_alive)" ]; then
        printf 'No cluster runs on %s.\n' "$data"
        return 0
    fi
    for name in gateway ai billing market analytics trading auth stores; do
        stop_processes "$(cluster_alive | sed -n "s/^$name [0-9]* //p")"
    done
    rm -f "$cluster_processes"
    printf 'The cluster has stopped.\n'
}

stop_processes() {
    local pid waited=0
    # shellcheck disable=SC2086 # pids are words
    [ -z "$1" ] || kill $1 2>/dev/null || true
    for pid in $1; do
        while kill -0 "$pid" 2>/dev/null; do
            waited=$((waited + 1))
            [ "$waited" -lt 300 ] || fail "Process $pid has not stopped within a minute."
            sleep 0.2
        done
    done
}
