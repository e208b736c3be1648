#!/usr/bin/env bash
# Three nodes on one machine, without containers: PostgreSQL and Redis from Debian's packages, everything on loopback, everything in one folder.
# Installs what is missing. Ctrl+C stops all of it; the next start goes on with the same data.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: bash infra/scripts/cluster.sh [FOLDER] [--nodes N] [--port PORT] [--balancer]

  FOLDER      where everything is kept (default: data/cluster)
  --nodes N   how many nodes (default: 3)
  --port PORT the first node's port (default: 5001); the others follow. PostgreSQL takes PORT+100, Redis PORT+101, the balancer PORT-1
  --balancer  also nginx in front of the nodes, as infra/balancer/nginx.conf has it

SUPPORTBOT_DLL names a built SupportBot.Web.dll to run; without it the program is built first.
TEXT
}

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$root/data/cluster nodes=3 port=5001 balancer=
while [ $# -gt 0 ]; do
  case $1 in
    --nodes) nodes=$2; shift ;;
    --port) port=$2; shift ;;
    --balancer) balancer=yes ;;
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) folder=$1 ;;
  esac
  shift
done
mkdir -p "$folder"/{postgres,redis,nodes,logs}
folder=$(cd "$folder" && pwd)
pg_port=$((port + 100)) redis_port=$((port + 101)) balancer_port=$((port - 1))

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

# ---- what is needed --------------------------------------------------------------------------------------------------------------------------

pg_bin() { find /usr/lib/postgresql/*/bin -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -1; }

install() { # what for, Debian packages
  command -v apt-get >/dev/null || fail "$1 is missing, and this is no Debian or Ubuntu: install it and start again."
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  say "Installing ${*:2} …"
  # Debian would start servers of its own on the usual ports; ours are enough.
  local policy=/usr/sbin/policy-rc.d made=
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null; $sudo chmod 755 "$policy"; made=yes; }
  if $sudo apt-get update -qq; then $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${@:2}" >/dev/null || true; fi
  [ -z "$made" ] || $sudo rm -f "$policy"
}

[ -n "$(pg_bin)" ] || install PostgreSQL postgresql
command -v redis-server >/dev/null || install Redis redis-server
[ -z "$balancer" ] || command -v nginx >/dev/null || install nginx nginx-light
pg=$(pg_bin)
[ -n "$pg" ] || fail "PostgreSQL is missing and could not be installed."
command -v redis-server >/dev/null || fail "redis-server is missing and could not be installed."
[ -z "$balancer" ] || command -v nginx >/dev/null || fail "nginx is missing and could not be installed."
command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET 10 SDK."

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for each in $(seq "$port" $((port + nodes - 1))) "$pg_port" "$redis_port" ${balancer:+"$balancer_port"}; do
  ! is_taken "$each" || fail "Port $each is taken. Choose others with --port."
done

secret() { # file, bytes: made once
  [ -s "$folder/$1" ] || (umask 077; head -c "$2" /dev/urandom | base64 -w0 | tr -d '+/=' >"$folder/$1")
  cat "$folder/$1"
}
password=$(secret password 24)
# A chat token's key is base64 of bytes, not letters of it.
[ -s "$folder/signing.key" ] || (umask 077; head -c 64 /dev/urandom | base64 -w0 >"$folder/signing.key")
signing_key=$(cat "$folder/signing.key")

# ---- starting and stopping ---------------------------------------------------------------------------------------------------------------------

node_pids=() server_pids=() pg_pid=

# Each in a session of its own: Ctrl+C reaches this script alone, and it says who goes when.
start() { # log, command…; its process id is in $started
  setsid "${@:2}" >>"$folder/logs/$1.log" 2>&1 </dev/null &
  started=$!
}

is_alive() { kill -0 "$1" 2>/dev/null; }

wait_gone() { # pid, seconds
  for _ in $(seq $(($2 * 10))); do is_alive "$1" || return 0; sleep 0.1; done
  return 1
}

stop() {
  trap '' INT TERM
  trap - EXIT
  say "Stopping …"
  # Nodes first, all at once: they finish their turns while the store is still there.
  for pid in "${node_pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${node_pids[@]}"; do wait_gone "$pid" 40 || { say "Node $pid does not end; killed."; kill -KILL "$pid" 2>/dev/null || true; }; done
  for pid in "${server_pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  [ -z "$pg_pid" ] || kill -INT "$pg_pid" 2>/dev/null || true
  for pid in "${server_pids[@]}" $pg_pid; do wait_gone "$pid" 30 || say "Process $pid does not end."; done
  say "Stopped. The data is in $folder."
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

until_true() { # seconds, what, pid, command…
  for _ in $(seq $(($1 * 10))); do
    "${@:4}" >/dev/null 2>&1 && return 0
    is_alive "$3" || break
    sleep 0.1
  done
  tail -20 "$folder/logs/$2.log" >&2
  fail "$2 did not start; its words are in $folder/logs/$2.log."
}

# PostgreSQL refuses to run as root.
as_postgres=()
if [ "$(id -u)" -eq 0 ]; then
  as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
  chown -R postgres: "$folder/postgres"
  "${as_postgres[@]}" test -x "$folder/postgres" || fail "The user postgres cannot reach $folder. Choose a folder that it can, for instance below /var/tmp."
fi

if [ ! -s "$folder/postgres/PG_VERSION" ]; then
  handed=$(mktemp)
  echo "$password" >"$handed"
  [ "$(id -u)" -ne 0 ] || chown postgres "$handed"
  "${as_postgres[@]}" "$pg/initdb" -D "$folder/postgres" -U supportbot -A scram-sha-256 --pwfile="$handed" --encoding=UTF8 --locale=C.UTF-8 --data-checksums \
    >"$folder/logs/initdb.log" 2>&1 || { rm -f "$handed"; cat "$folder/logs/initdb.log" >&2; fail "initdb failed."; }
  rm -f "$handed"
fi
start postgres "${as_postgres[@]}" "$pg/postgres" -D "$folder/postgres" -p "$pg_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  -c max_connections=$((30 * nodes + 20))
pg_pid=$started
export PGPASSWORD=$password PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=supportbot
until_true 60 postgres "$pg_pid" "$pg/psql" -d postgres -Atc 'select 1'
"$pg/psql" -d postgres -Atc "select 1 from pg_database where datname = 'supportbot'" | grep -q 1 || "$pg/createdb" supportbot
unset PGPASSWORD PGHOST PGPORT PGUSER

(umask 077; cat >"$folder/redis/redis.conf" <<CONF)
bind 127.0.0.1
port $redis_port
dir $folder/redis
requirepass $password
appendonly yes
appendfsync everysec
save ""
CONF
start redis redis-server "$folder/redis/redis.conf"
redis_pid=$started
server_pids+=("$redis_pid")
until_true 20 redis "$redis_pid" env REDISCLI_AUTH="$password" redis-cli -p "$redis_port" ping

dll=${SUPPORTBOT_DLL:-}
if [ -z "$dll" ]; then
  say "Building …"
  dotnet build "$root/src/SupportBot.Web" -v q >"$folder/logs/build.log" 2>&1 || { tail -20 "$folder/logs/build.log" >&2; fail "The build failed."; }
  dll=$root/artifacts/bin/SupportBot.Web/debug/SupportBot.Web.dll
fi

export ConnectionStrings__Postgres="Host=127.0.0.1;Port=$pg_port;Database=supportbot;Username=supportbot;Password=$password;Maximum Pool Size=30"
export ConnectionStrings__Redis="127.0.0.1:$redis_port,password=$password,abortConnect=false"
export DirectLine__SigningKey=$signing_key
[ -z "$balancer" ] || export DirectLine__PublicUrl="http://127.0.0.1:$balancer_port" Proxies__Trusted__0=127.0.0.1
for number in $(seq "$nodes"); do
  : >"$folder/logs/node$number.log"
  # One folder for all: it holds the keys of the staff's sign-in; everything else is in PostgreSQL and Redis.
  start "node$number" dotnet "$dll" --environment Development --data "$folder/nodes" --urls "http://127.0.0.1:$((port + number - 1))"
  node_pids+=("$started")
done
unset ConnectionStrings__Postgres ConnectionStrings__Redis DirectLine__SigningKey
for number in $(seq "$nodes"); do
  until_true 90 "node$number" "${node_pids[number - 1]}" grep -q 'Press Ctrl+C' "$folder/logs/node$number.log"
done

if [ -n "$balancer" ]; then
  # The file as it is, with these nodes and this folder in it.
  awk -v first="$port" -v nodes="$nodes" '
    /server node1:8080/ { rest = $0; sub(/.*node1:8080/, "", rest); for (n = 0; n < nodes; n++) print "    server 127.0.0.1:" first + n rest; next }
    /server node[0-9]+:8080/ { next }
    { print }' "$root/infra/balancer/nginx.conf" \
    | sed "s#/tmp/supportbot-nginx#$folder/nodes/nginx#; s#listen 8080#listen 127.0.0.1:$balancer_port#" >"$folder/nodes/nginx.conf"
  start balancer nginx -c "$folder/nodes/nginx.conf" -g 'daemon off;'
  server_pids+=("$started")
  until_true 10 balancer "$started" is_taken "$balancer_port"
fi

# ---- what there is now -------------------------------------------------------------------------------------------------------------------------

echo
for number in $(seq "$nodes"); do
  printf '%-12s http://127.0.0.1:%s/   (process %s)\n' "node$number" "$((port + number - 1))" "${node_pids[number - 1]}"
  grep 'set-up code' "$folder/logs/node$number.log" || true
done
[ -z "$balancer" ] || printf '%-12s http://127.0.0.1:%s/\n' balancer "$balancer_port"
printf '%-12s 127.0.0.1:%s   database and user supportbot, password in %s\n' postgresql "$pg_port" "$folder/password"
printf '%-12s 127.0.0.1:%s   the same password\n' redis "$redis_port"
echo
echo "Chat with one node, kill it (kill -9 with its process number), and go on with another: nothing that was accepted is lost."
echo "Ctrl+C, or kill -TERM $$, stops everything. The logs are in $folder/logs."

# Whoever ends early is reported; the others go on without it.
declare -A gone=()
while true; do
  for number in $(seq "$nodes"); do
    pid=${node_pids[number - 1]}
    if [ -z "${gone[$pid]:-}" ] && ! is_alive "$pid"; then gone[$pid]=yes; say "node$number (process $pid) has ended."; fi
  done
  sleep 1
done
