#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: a database and a role for each service.
set -eu
for service in auth trading analytics market billing ai; do
    variable=$(printf '%s_DATABASE_PASSWORD' "$service" | tr '[:lower:]' '[:upper:]')
    eval "password=\$$variable"
    psql -v ON_ERROR_STOP=1 -v role="$service" -v password="$password" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
CREATE DATABASE :"role" OWNER :"role" ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE :"role" FROM PUBLIC;
SQL
done
