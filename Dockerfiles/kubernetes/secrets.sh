#!/bin/sh
# Writes a Secret a service: its own database, the internal keys of calls it takes part in, and the secret of the cluster. Nothing is kept elsewhere, so
# keep what it prints, or change all keys at once by running it again:  ./secrets.sh | kubectl apply -f -
# POSTGRES_HOST names the server; <SERVICE>_DATABASE_PASSWORD and REDIS_URL come from the environment.
set -eu
: "${POSTGRES_HOST:?}" "${REDIS_URL:?}"
services="gateway auth trading analytics market billing ai"
umask 077
keys=$(mktemp)
trap 'rm -f "$keys"' EXIT
key() { openssl rand -base64 32; }
cluster_secret=$(key)
upper() { printf '%s' "$1" | tr '[:lower:]' '[:upper:]'; }
for caller in $services; do
    for audience in $services; do
        [ "$caller" = "$audience" ] || printf 'INTERNAL_KEY_%s_%s: "%s"\n' "$(upper "$caller")" "$(upper "$audience")" "$(key)" >>"$keys"
    done
done
for service in $services; do
    name=$(upper "$service")
    printf -- '---\napiVersion: v1\nkind: Secret\nmetadata: { name: tradesense-%s, namespace: tradesense }\nstringData:\n' "$service"
    printf '  REDIS_URL: "%s"\n  CLUSTER_SECRET: "%s"\n' "$REDIS_URL" "$cluster_secret"
    if [ "$service" != gateway ]; then
        eval "password=\${${name}_DATABASE_PASSWORD:?}"
        printf '  %s_DATABASE_URL: "postgresql://%s:%s@%s:5432/%s"\n' "$name" "$service" "$password" "$POSTGRES_HOST" "$service"
    fi
    [ "$service" != auth ] || printf '  AUTH_KEY_ENCRYPTION_KEY: "%s"\n' "${AUTH_KEY_ENCRYPTION_KEY:-$(key)}"
    grep -E "^INTERNAL_KEY_(${name}_|[A-Z]+_${name}:)" "$keys" | sed 's/^/  /'
done
