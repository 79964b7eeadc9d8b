#!/bin/sh
# Makes the secrets that docker-compose.yml names, once; what is there stays as it is. The mail server is the
# inbox of the profile `inbox` unless SMTP_URL says otherwise.
set -eu
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
chmod 700 secrets

password=
if [ -f secrets/env ]; then
  password=$(sed -n 's/^POSTGRES_PASSWORD=//p' secrets/env)
else
  password=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
  printf 'POSTGRES_PASSWORD=%s\n' "$password" >secrets/env
fi

make() {
  [ -f "secrets/$1" ] || printf '%s\n' "$2" >"secrets/$1"
  # The container’s user reads it through a mount; here nobody else enters the folder.
  chmod 644 "secrets/$1"
}
make database_url "postgresql://duban:$password@postgres:5432/duban"
make smtp_url "${SMTP_URL:-smtp://inbox:1025}"
make duban_secret "$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')"
echo 'secrets/ holds what docker compose needs: docker compose --env-file secrets/env up --build'
