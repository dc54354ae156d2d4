# Part of ./tradesense: every service as a process of its own on this machine, found over a Hazelcast cluster on loopback.
# The stores are a process too, and give each service an environment that holds its own secrets alone.

# Where a cluster keeps what it knows of itself; a measurement has a cluster and data of its own.
set_cluster_folder() {
    cluster_folder=$data/cluster
    cluster_processes=$cluster_folder/processes
}

set_cluster_folder
# In fifths of a second: three minutes, for a machine that has other work is slow to start ten processes.
longest_wait=900

cluster() {
    local action=${1:-}
    [ "$#" -eq 0 ] || shift
    case $action in
        start) cluster_start "$@" ;;
        status) cluster_status ;;
        scale) cluster_scale "$@" ;;
        restart) cluster_restart "$@" ;;
        stop) cluster_stop ;;
        *) fail "cluster knows start [--<service> N], status, scale <service>=N, restart <service>|all and stop." ;;
    esac
}

cluster_start() {
    cluster_counts=trading=2
    while [ "$#" -gt 0 ]; do
        is_a_count "${2:-}" || fail "cluster start needs a number from 1 to 20 after $1."
        cluster_counts="$cluster_counts ${1#--}=$2"
        shift 2
    done
    require_java
    [ -z "$(running_pid)" ] || fail "TradeSense runs on $data in one process; ./tradesense stop ends it."
    [ -z "$(cluster_alive)" ] || fail "A cluster runs on $data already; ./tradesense cluster stop ends it."
    build
    (umask 077 && mkdir -p "$cluster_folder" "$data/logs")
    rm -f "$cluster_folder"/*.env "$cluster_folder/ready" "$cluster_processes"
    cluster_classes=$(cluster_class_path)
    trap 'cluster_stop; exit 130' INT TERM
    start_stores
    [ -z "${cluster_rehearses:-}" ] || rehearse_members
    require_known_counts
    choose_member_ports
    # One after the other: together they would found several clusters, and take each other's processors until some are dropped.
    local service number
    for service in $(cluster_services); do
        for number in $(seq 1 "$(count_of "$service")"); do
            cluster_service "$service" "$number"
            await_up "$service" "$number"
        done
    done
    await_cluster
    trap - INT TERM
    cluster_status
}

# Members look for each other on twenty ports from the first, and wait for whoever listens there.
choose_member_ports() {
    local first=${CLUSTER_PORT:-5701}
    while [ -z "${CLUSTER_PORT:-}" ] && any_listens "$first"; do
        first=$((first + 20))
        [ "$first" -lt 10000 ] || fail "There are no twenty free ports in a row from 5701 on; name the first of some in CLUSTER_PORT."
    done
    printf '%s\n' "$first" >"$cluster_folder/member-port"
}

any_listens() {
    local number
    for number in $(seq "$1" $(($1 + 19))); do
        (exec 3<>"/dev/tcp/127.0.0.1/$number") 2>/dev/null && return 0
    done
    return 1
}

is_a_count() {
    case $1 in [1-9] | 1[0-9] | 20) return 0 ;; *) return 1 ;; esac
}

cluster_class_path() {
    # Jars alone, as an archive of classes wants it.
    printf '%s:%s:%s' "$(class_path)" "$home"/cluster-config/target/cluster-config-*.jar "$home/cluster-config/target/lib/*"
}

# The services there are, by their environments; the door last.
cluster_services() {
    local file name
    for file in "$cluster_folder"/*.env; do
        name=$(basename "$file" .env)
        [ "$name" = gateway ] || printf '%s\n' "$name"
    done
    printf 'gateway\n'
}

is_a_service() {
    [ -n "$1" ] && [ -f "$cluster_folder/$1.env" ]
}

require_known_counts() {
    local count
    for count in $cluster_counts; do
        is_a_service "${count%%=*}" && continue
        cluster_stop
        fail "There is no service '${count%%=*}'; there are $(cluster_services | tr '\n' ' ')."
    done
}

count_of() {
    local count
    # shellcheck disable=SC2086 # counts are words
    count=$(printf '%s\n' $cluster_counts | sed -n "s/^$1=//p" | tail -n 1)
    printf '%s' "${count:-1}"
}

# Starts or ends processes until there are so many; the newest go first.
cluster_scale() {
    local service=${1%%=*} wanted=${1##*=} number
    is_a_count "$wanted" || fail "usage: ./tradesense cluster scale <service>=<1 to 20>"
    require_cluster "$service"
    while [ "$(numbers_of "$service" | wc -l)" -lt "$wanted" ]; do
        number=$(free_number "$service")
        cluster_service "$service" "$number"
        await_instances "$service" "$(numbers_of "$service" | wc -l)"
        printf '%s %s is up\n' "$service" "$number"
    done
    while [ "$(numbers_of "$service" | wc -l)" -gt "$wanted" ]; do
        number=$(numbers_of "$service" | sort -n | tail -n 1)
        end_instance "$service" "$number"
        printf '%s %s has ended\n' "$service" "$number"
    done
}

# One after the other: another comes up and is seen by the gateway, then the old one ends what it is doing and goes.
cluster_restart() {
    local service=${1:-} each
    [ "$#" -eq 1 ] || fail "usage: ./tradesense cluster restart <service>|all"
    if [ "$service" = all ]; then
        for each in $(cluster_services); do cluster_restart "$each"; done
        return 0
    fi
    require_cluster "$service"
    for each in $(numbers_of "$service"); do
        if [ "$service" = gateway ]; then
            restart_gateway "$each"
        else
            replace_instance "$service" "$each"
        fi
    done
}

replace_instance() {
    local number
    number=$(free_number "$1")
    cluster_service "$1" "$number"
    await_instances "$1" "$(numbers_of "$1" | wc -l)"
    end_instance "$1" "$2"
    await_instances "$1" "$(numbers_of "$1" | wc -l)"
    printf '%s %s has taken the place of %s\n' "$1" "$number" "$2"
}

# A gateway stands on a port that clients know, so the old one goes first: have two, behind something that knows both.
restart_gateway() {
    [ "$(numbers_of gateway | wc -l)" -gt 1 ] ||
        printf 'There is one gateway alone: nobody is answered until it is back.\n' >&2
    end_instance gateway "$1"
    cluster_service gateway "$1"
    local waited=0
    until healthy "$((port + $1 - 1))"; do
        waited=$((waited + 1))
        [ "$waited" -lt "$longest_wait" ] || fail "gateway $1 does not answer after three minutes; see $data/logs/gateway-$1.log."
        sleep 0.2
    done
    printf 'gateway %s is back\n' "$1"
}

require_cluster() {
    require_java
    [ -n "$(cluster_alive)" ] || fail "No cluster runs on $data."
    is_a_service "$1" || fail "There is no service '$1'; there are $(cluster_services | tr '\n' ' ')."
    cluster_classes=$(cluster_class_path)
}

numbers_of() {
    cluster_alive | sed -n "s/^$1 \([0-9]*\) .*/\1/p"
}

free_number() {
    local number=1
    while numbers_of "$1" | grep -qx "$number"; do number=$((number + 1)); done
    printf '%s' "$number"
}

# Its line goes too: what was asked to end has not failed.
end_instance() {
    stop_processes "$(cluster_alive | sed -n "s/^$1 $2 //p")"
    sed -i.old "/^$1 $2 /d" "$cluster_processes" && rm -f "$cluster_processes.old"
}

# Until the first gateway sees so many instances of a service, all of them well.
await_instances() {
    local waited=0
    until [ "$(healthy_instances "$1")" -eq "$2" ]; do
        waited=$((waited + 1))
        [ "$waited" -lt "$longest_wait" ] || fail "There are not $2 healthy instances of $1 after three minutes; see $data/logs."
        sleep 0.2
    done
}

healthy_instances() {
    local gateway
    gateway=$(numbers_of gateway | sort -n | head -n 1)
    curl -fs --max-time 2 "http://127.0.0.1:$((port + ${gateway:-1} - 1))/health" | tr -d ' \n' |
        sed -n "s/.*\"$1\":\[\([^]]*\)\].*/\1/p" | grep -o '"state":"healthy"' | wc -l
}

start_stores() {
    cluster_process stores 1 io.tradesense.allinone.clustered.Stores "$data"
    local waited=0
    until [ -f "$cluster_folder/ready" ]; do
        [ -n "$(cluster_alive)" ] || { tail -n 5 "$data/logs/stores-1.log" >&2; fail "The stores did not start."; }
        waited=$((waited + 1))
        [ "$waited" -lt "$longest_wait" ] || fail "The stores did not start within three minutes; see $data/logs/stores-1.log."
        sleep 0.2
    done
}

await_up() {
    local waited=0
    until grep -q "$1 is up" "$data/logs/$1-$2.log"; do
        cluster_failed
        waited=$((waited + 1))
        [ "$waited" -lt "$longest_wait" ] || fail "$1 $2 is not up after three minutes; see $data/logs/$1-$2.log."
        sleep 0.2
    done
}

# A service and which of its processes this is.
cluster_service() {
    (
        set -a
        # shellcheck source=/dev/null
        . "$cluster_folder/$1.env"
        TRADESENSE_SHAPE=clustered CLUSTER_HOST=127.0.0.1 CLUSTER_PROFILE=loopback HTTP_HOST=127.0.0.1
        CLUSTER_PORT=$(cat "$cluster_folder/member-port")
        GATEWAY_MANAGEMENT_PORT=0
        eval "$(printf '%s' "$1" | tr '[:lower:]' '[:upper:]')_HTTP_PORT=0"
        [ "$1" != gateway ] || GATEWAY_HTTP_PORT=$((port + $2 - 1))
        cluster_process "$1" "$2" "$(main_class "$1")"
    )
}

main_class() {
    printf 'io.tradesense.%s.%s%sService' "$1" "$(printf '%s' "$1" | cut -c1 | tr '[:lower:]' '[:upper:]')" "$(printf '%s' "$1" | cut -c2-)"
}

# A name, a number, a main class and its arguments. Its pid goes into the list.
cluster_process() {
    local name=$1 number=$2
    shift 2
    local options="-XX:+UseSerialGC -Xmx256m -Xss512k -XX:+ExitOnOutOfMemoryError" classes=$cluster_classes
    set_class_archive "$cluster_classes"
    # Where a measurement has rehearsed it, as a container would run it.
    if [ -f "$data/$name.jsa" ]; then
        options=$(image_options)
        classes=$(image_classes "$name")
        class_archive=("-XX:SharedArchiveFile=$data/$name.jsa")
    fi
    # shellcheck disable=SC2086 # options are words
    nohup "$java_command" "${class_archive[@]}" $options -Dfile.encoding=UTF-8 \
        -cp "$classes" "$@" >"$data/logs/$name-$number.log" 2>&1 </dev/null &
    printf '%s %s %s\n' "$name" "$number" "$!" >>"$cluster_processes"
}

# Ready is the gateway when it answers and sees every service well.
await_cluster() {
    local waited=0
    until every_service_is_well; do
        cluster_failed
        waited=$((waited + 1))
        [ "$waited" -lt "$longest_wait" ] || fail "The cluster is not healthy after three minutes; see http://127.0.0.1:$port/health and $data/logs."
        sleep 0.2
    done
}

every_service_is_well() {
    local health service
    health=$(curl -fs --max-time 2 "http://127.0.0.1:$port/health") || return 1
    for service in $(cluster_services); do
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

# The door first, the stores last; each has three minutes to end what it is doing.
cluster_stop() {
    local name
    if [ -z "$(cluster_alive)" ]; then
        printf 'No cluster runs on %s.\n' "$data"
        return 0
    fi
    for name in gateway $(cluster_alive | awk '$1 != "gateway" && $1 != "stores" { print $1 }' | sort -u) stores; do
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
            [ "$waited" -lt "$longest_wait" ] || fail "Process $pid has not stopped within three minutes."
            sleep 0.2
        done
    done
}
