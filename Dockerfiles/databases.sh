#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: a database and a role for each service.
set -eu
for service in auth trading analytics market billing ai; do
    variable=$(printf '%s_DATABASE_PASSWORD' "$service" | tr '[:lower:]' '[:upper:]')
    eval "password=\$$variable"
    # shellcheck disable=SC2154 # set by eval
    psql -v ON_ERROR_STOP=1 -v role="$service" -v password="$password" --username "$POSTGRES_USER" <<'SQL'
-- Iterations make a guess dear, and 32 random bytes cannot be guessed; clients repeat them for each connection. Take this line
-- away for a password that somebody thought of.
SET scram_iterations = 1;
CREATE ROLE :"role" LOGIN PASSWORD :'password';
CREATE DATABASE :"role" OWNER :"role" ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE :"role" FROM PUBLIC;
SQL
done
