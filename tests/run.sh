#!/usr/bin/env bash
# Installs what is missing on Debian or Ubuntu, builds, and runs every test project.
# Ends with one line, summed over the result files: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
# No profiling of code that runs for a minute: it is a quarter of the processor time.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

present() { command -v "$1" >/dev/null || compgen -G "$1" >/dev/null; }
need() { # a command or a file's pattern, Debian packages
  present "$1" && return
  echo "Installing ${*:2} …"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${@:2}" >/dev/null
  present "$1" || { echo "$1 is missing and could not be installed." >&2; exit 1; }
}
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
need chromium chromium fonts-noto-core fonts-noto-cjk
need node nodejs npm
need redis-server redis-server
if ! present '/usr/lib/postgresql/*/bin/initdb'; then
  # Tests start servers of their own: the package need not make a cluster and start it on its usual port.
  no_cluster=/etc/postgresql-common/createcluster.d/supportbot-tests.conf
  as_root mkdir -p "${no_cluster%/*}" && echo "create_main_cluster = false" | as_root tee "$no_cluster" >/dev/null
  need '/usr/lib/postgresql/*/bin/initdb' postgresql
  as_root rm -f "$no_cluster"
fi

for peers in tests/*/peers/package-lock.json; do
  [ -f "$peers" ] || continue
  (cd "$(dirname "$peers")" && npm ci --no-audit --no-fund --loglevel=error) || exit 1
done

dotnet build SupportBot.sln -v q || { echo "0 passed, 1 failed"; exit 1; }

test_one() { # project, which of its tests: all, alone or together; its output in one piece, so that two at a time can be read
  local name run filter; name=$(basename "$1" .csproj) run="$name.$2"
  case $2 in alone) filter='Runs=alone' ;; together) filter='Runs!=alone' ;; esac
  timeout 900 dotnet test "artifacts/bin/$name/debug/$name.dll" ${filter:+--filter "$filter"} --logger "trx;LogFileName=$run.trx" --logger "console;verbosity=minimal" --results-directory "$results" >"$results/$run.log" 2>&1
  local code=$?
  echo "== $run, $SECONDS s"; cat "$results/$run.log"
  [ -f "$results/$run.trx" ] || { echo "$run left no results." >&2; touch "$results/$run.missing"; code=1; }
  return "$code"
}
export -f test_one
export results

# Tests that kill nodes keep both processors busy by themselves, and those that promise a time ([Trait("Runs", "alone")]) need the machine quiet:
# they go first. Then two projects at a time, whoever is done takes the next.
projects() { ls tests/*/*.Tests.csproj | grep "$@"; }
status=0
test_one "$(projects Reliability)" all || status=1
for project in $(grep -lr 'Trait("Runs", "alone")' tests --include=*.cs | cut -d/ -f2 | sort -u); do test_one "$(projects "/$project/")" alone || status=1; done
{ projects Integrations; projects Journeys; projects Web; projects -vE 'Reliability|Integrations|Journeys|Web'; } | xargs -P 2 -I {} bash -c 'test_one {} together' || status=1
missing=$(find "$results" -name '*.missing' | wc -l)

count() { cat "$results"/*.trx 2>/dev/null | grep -oE "<Counters [^>]*" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{n += $1} END {print n + 0}'; }
passed=$(count passed) total=$(count total)
echo "$passed passed, $((total - passed + missing)) failed"
[ "$passed" -gt 0 ] && [ "$passed" -eq "$total" ] || status=1 # a test that was skipped has not passed
exit "$status"
