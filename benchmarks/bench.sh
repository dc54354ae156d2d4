# shellcheck shell=bash disable=SC2034,SC2154 # what ./tradesense and cluster.sh know too
# Part of ./tradesense: the benchmarks, each beside a peer in the same run. Results are kept in RESULTS.md.

bench() {
    require_java
    require_maven
    local subject=${1:-}
    [ "$#" -eq 0 ] || shift
    (cd "$home" && mvn -q -B -ntp -DskipTests -Pbench package -pl benchmarks -am)
    local classes="$home/benchmarks/target/classes:$home/benchmarks/target/lib/*"
    case $subject in
        matching) exec "$java_command" -cp "$classes" org.openjdk.jmh.Main MatchingBenchmark "$@" ;;
        # The collector and the young generation of a service; the heap holds the files and rows of the benchmark besides.
        imports) exec "$java_command" -XX:+UseSerialGC -Xmx1g -Xmn170m -cp "$classes" io.tradesense.benchmarks.trading.ImportBenchmark "$@" ;;
        trading) exec "$java_command" -XX:+UseSerialGC -Xmx1g -Xmn170m -cp "$classes" io.tradesense.benchmarks.trading.TradingBenchmark "$@" ;;
        gateway)
            local tool
            for tool in nginx haproxy taskset; do
                command -v "$tool" >/dev/null ||
                    fail "bench gateway needs $tool; on Debian: apt-get install nginx-light haproxy util-linux"
            done
            exec taskset -c 0 "$java_command" -Xmx1g -cp "$classes" io.tradesense.benchmarks.gateway.GatewayBenchmark "$@"
            ;;
        analytics) exec "$java_command" -Xmx2g -cp "$classes" io.tradesense.benchmarks.analytics.AnalyticsBenchmark "$@" ;;
        auth)
            exec "$java_command" -XX:+UseSerialGC -Xmx512m -XX:ThreadPriorityPolicy=1 -cp "$classes" \
                io.tradesense.benchmarks.auth.AuthBenchmark "$@"
            ;;
        market)
            command -v taskset >/dev/null || fail "bench market needs taskset."
            ulimit -n "$(ulimit -H -n)"
            exec taskset -c 0 "$java_command" -Xmx1g -cp "$classes" io.tradesense.benchmarks.market.MarketBenchmark "$@"
            ;;
        billing)
            command -v taskset >/dev/null || fail "bench billing needs taskset."
            exec taskset -c 0 "$java_command" -Xmx1g -cp "$classes" io.tradesense.benchmarks.billing.BillingBenchmark "$@"
            ;;
        scale) bench_scale "$classes" "$@" ;;
        starts) bench_starts "$@" ;;
        memory) bench_memory "$classes" "$@" ;;
        failover) bench_failover "$classes" "$@" ;;
        *) fail "bench knows matching, imports, trading, gateway, analytics, auth, billing, market, scale, starts, memory and failover." ;;
    esac
}

# On a cluster of its own, which is ended afterwards. Takes the requests a second.
bench_failover() {
    local classes=$1 rate=${2:-500}
    data=$home/target/bench-failover
    set_cluster_folder
    port=${TRADESENSE_PORT:-18080}
    rm -rf "$data"
    export GATEWAY_LIMITS=off
    cluster_start --trading 2
    trap cluster_stop EXIT
    "$java_command" -Xmx512m -cp "$classes" io.tradesense.benchmarks.failover.FailoverBenchmark "http://127.0.0.1:$port" \
        "$rate" "$(cluster_alive | sed -n 's/^trading 2 //p')" "$(cluster_alive | sed -n 's/^market 1 //p')"
}

# On a cluster of its own, which is ended afterwards. Takes the seconds of a measurement.
bench_scale() {
    local classes=$1 seconds=${2:-10} number pids
    data=$home/target/bench-scale
    set_cluster_folder
    port=${TRADESENSE_PORT:-18080}
    rm -rf "$data"
    export GATEWAY_LIMITS=off
    list_image_jars
    cluster_rehearses=yes
    cluster_start --trading 1
    trap cluster_stop EXIT
    for number in 1 2 3; do
        cluster_scale "trading=$number"
        pids=$(cluster_alive | sed -n 's/^trading [0-9]* //p')
        # shellcheck disable=SC2086 # pids are words
        "$java_command" -Xmx512m -cp "$classes" io.tradesense.benchmarks.scale.ScaleBenchmark \
            "http://127.0.0.1:$port" "$seconds" $pids
    done
    for pids in $(cluster_alive | sed 's/ [0-9]* /=/'); do
        say_memory "${pids%%=*}" "${pids##*=}"
    done
}

# Each service as its image runs it, with written addresses, under the load of bench scale. Takes the seconds of a measurement.
bench_memory() {
    local classes=$1 seconds=${2:-10} service gateway_port=${TRADESENSE_PORT:-18080} members=()
    data=$home/target/bench-memory
    set_cluster_folder
    port=$gateway_port
    rm -rf "$data"
    mkdir -p "$cluster_folder" "$data/logs"
    cluster_classes=$(class_path)
    member_pids=''
    trap 'stop_processes "$member_pids"; cluster_stop' EXIT
    list_image_jars
    start_stores
    export GATEWAY_LIMITS=off
    for service in $(cluster_services); do
        rehearse "$service"
        choose_port "$service"
        export "$(upper_case "$service")_SERVICE_URL=http://127.0.0.1:$port"
    done
    port=$gateway_port
    for service in $(cluster_services); do
        choose_port "$service"
        begin_addressed "$service" ''
        member_pids="$member_pids $started_pid"
        members+=("$service=$started_pid")
        await_ready "$service"
    done
    "$java_command" -Xmx512m -cp "$classes" io.tradesense.benchmarks.scale.ScaleBenchmark "http://127.0.0.1:$gateway_port" \
        "$seconds" "$(printf '%s\n' "${members[@]}" | sed -n 's/^trading=//p')"
    for service in "${members[@]}"; do
        say_memory "${service%%=*}" "${service##*=}"
    done
}

# The gateway's for the gateway, which is the last of the services, and for another the next.
choose_port() {
    port=$((port + 1))
    [ "$1" != gateway ] || port=$gateway_port
}

# What is not its own is the mapped file of its classes and programs, which the kernel shares and takes back as it needs.
say_memory() {
    printf '%-10s has %s MB resident, %s MB of it its own; resident at most %s MB\n' "$1" \
        "$(megabytes "$2" VmRSS)" "$(megabytes "$2" RssAnon)" "$(megabytes "$2" VmHWM)"
}

# A pid and a field of its status.
megabytes() {
    printf '%s' $(($(sed -n "s/^$2:[^0-9]*\([0-9]*\) kB/\1/p" "/proc/$1/status") / 1024))
}

upper_case() {
    printf '%s' "$1" | tr '[:lower:]' '[:upper:]'
}

# Each service as its image runs it, addressed and beside nothing but its stores, and a bare server as the peer. Takes how often.
bench_starts() {
    local rounds=${1:-5} service bare_classes
    data=$home/target/bench-starts
    set_cluster_folder
    port=${TRADESENSE_PORT:-18080}
    rm -rf "$data"
    mkdir -p "$cluster_folder" "$data/logs"
    cluster_classes=$(class_path)
    trap cluster_stop EXIT
    list_image_jars
    start_stores
    printf '' >"$cluster_folder/bare.env"
    # An archive of classes takes jars alone.
    bare_classes="$(printf '%s\n' "$home"/benchmarks/target/benchmarks-*.jar | head -n 1):$home/benchmarks/target/lib/*"
    for service in bare $(cluster_services | grep -vx bare); do
        rehearse "$service"
        say_start "$service" "$rounds" ''
        [ ! -w /sys/fs/cgroup ] || say_start "$service" "$rounds" half
    done
}

image_options() {
    sed -n 's/.*JAVA_OPTIONS="\([^"]*\)".*/\1/p' "$home/Dockerfiles/service.Dockerfile"
}

# For figures of a cluster of images.
rehearse_members() {
    local service
    for service in $(cluster_services); do
        TRADESENSE_SHAPE=clustered rehearse "$service"
    done
}

# The class archive of an image is of one service.
rehearse() {
    JAVA=$java_command JAVA_OPTIONS=$(image_options) REHEARSAL_PORT=$port \
        "$home/Dockerfiles/rehearse.sh" "$data/$1.jsa" "$cluster_folder/$1.env" "$(image_classes "$1")" "$(starting_class "$1")"
}

# An image holds the libraries of its service alone, where a process of ./tradesense has those of all.
list_image_jars() {
    local modules
    modules=$(printf '%s,' "$home"/*-verticle)gateway,dashboard
    modules=${modules//"$home/"/}
    (cd "$home" && mvn -q -B -ntp -DskipTests package dependency:build-classpath -DincludeScope=runtime \
        -Dmdep.outputFile=target/image-jars -pl "$modules" -am)
}

# As start-service.sh puts them together.
image_classes() {
    local module=$1-verticle more=''
    case $1 in
        bare) printf '%s' "$bare_classes" && return ;;
        gateway) module=gateway more=:$(ls "$home"/dashboard/target/dashboard-*-SNAPSHOT.jar) ;;
    esac
    [ "${TRADESENSE_SHAPE:-}" != clustered ] ||
        more="$more:$(ls "$home"/cluster-config/target/cluster-config-*.jar):$home/cluster-config/target/lib/*"
    printf '%s:%s%s' "$(ls "$home/$module/target/$module"-*-SNAPSHOT.jar)" "$(cat "$home/$module/target/image-jars")" "$more"
}

starting_class() {
    case $1 in bare) printf io.tradesense.benchmarks.starts.BareServer ;; *) main_class "$1" ;; esac
}

# A service, how often, and "half" for half a processor.
say_start() {
    local times='' resident=0 own=0 now
    for _ in $(seq 1 "$2"); do
        start_once "$1" "$3"
        times="$times $started_millis"
        now=$(megabytes "$started_pid" VmRSS)
        [ "$now" -le "$resident" ] || resident=$now
        now=$(megabytes "$started_pid" RssAnon)
        [ "$now" -le "$own" ] || own=$now
        kill -9 "$started_pid"
        wait "$started_pid" 2>/dev/null || true
    done
    # shellcheck disable=SC2046,SC2086,SC2183 # times are words
    printf '%-10s %-16s ready after %s ms, between %s and %s, with %s MB, %s of it its own\n' "$1" "${3:+half a processor}" \
        $(printf '%s\n' $times | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)], t[1], t[NR] }') "$resident" "$own"
}

# Until it first says that it is ready; sets how long that took and its process.
start_once() {
    local began
    began=$(date +%s%3N)
    begin_addressed "$1" "$2"
    await_ready "$1"
    started_millis=$(($(date +%s%3N) - began))
}

# On $port, as its image runs it; sets its process.
begin_addressed() {
    (
        [ -z "$2" ] || half_a_processor
        set -a
        # shellcheck source=/dev/null
        . "$cluster_folder/$1.env"
        TRADESENSE_SHAPE=addressed HTTP_HOST=127.0.0.1 GATEWAY_HTTP_HOST=127.0.0.1 GATEWAY_MANAGEMENT_PORT=0
        eval "$(upper_case "$1")_HTTP_PORT=$port"
        # shellcheck disable=SC2046 # options are words
        exec "$java_command" $(image_options) -XX:SharedArchiveFile="$data/$1.jsa" -cp "$(image_classes "$1")" "$(starting_class "$1")" \
            >"$data/logs/$1.log" 2>&1 </dev/null
    ) &
    started_pid=$!
}

await_ready() {
    # As long as nothing listens this shell looks by itself: a client begun every few milliseconds would take the processors it measures.
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        kill -0 "$started_pid" 2>/dev/null || fail "$1 does not start; see $data/logs/$1.log."
        sleep 0.01
    done
    until curl -fs --max-time 1 --output /dev/null "http://127.0.0.1:$port/health/ready"; do
        kill -0 "$started_pid" 2>/dev/null || fail "$1 does not start; see $data/logs/$1.log."
        sleep 0.02
    done
}

# By control groups of either kind, for this shell and what it becomes.
half_a_processor() {
    local group=/sys/fs/cgroup
    [ -f "$group/cgroup.controllers" ] || group=$group/cpu
    group=$group/tradesense-half
    mkdir -p "$group"
    if [ -f "$group/cpu.max" ]; then
        printf '50000 100000' >"$group/cpu.max"
    else
        printf 50000 >"$group/cpu.cfs_quota_us"
    fi
    printf '%s' "$BASHPID" >"$group/cgroup.procs"
}
