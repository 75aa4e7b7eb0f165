# At the database's first start: each host has a role of its own, which may make its own schema and is no superuser.
psql --set ON_ERROR_STOP=1 --username postgres --dbname projects --quiet \
  --set identityserver="$(cat /run/secrets/database/identityserver)" --set api="$(cat /run/secrets/database/api)" <<'SQL'
CREATE ROLE identityserver LOGIN PASSWORD :'identityserver';
CREATE ROLE api LOGIN PASSWORD :'api';
GRANT CREATE ON DATABASE projects TO identityserver, api;
-- Whoever may connect is one of the two.
REVOKE ALL ON DATABASE projects FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE projects TO identityserver, api;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
SQL
