#!/usr/bin/env bash
# Measures what watching costs the service, and writes the table into README.md. Takes about three minutes.
# Four ways take turns, round by round, so that whatever else slows the machine down slows all of them.
#
#   ./load-test.sh            needs dotnet, curl and wrk (apt-get install wrk)
#   ROUNDS=3 TURN=1 ./load-test.sh      a shorter look: rounds, and seconds for each turn
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

rounds=${ROUNDS:-15}
turn=${TURN:-2}
clients=16
ways=(off programs unheard heard)

for tool in dotnet curl wrk; do
  command -v "$tool" >/dev/null || { echo "load-test.sh needs $tool, which is not on the PATH." >&2; exit 1; }
done

work=$(mktemp -d)
finish() {
  for pid in ${started:-}; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 Console__Token
Console__Token=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')

# Sets $url to where it listens.
serve() { # name, project
  dotnet build "$2" -c Release --nologo -v q >"$work/build" || { cat "$work/build" >&2; exit 1; }
  dotnet "$2/bin/Release/net10.0/$1.dll" --urls http://127.0.0.1:0 --database "$work/$1.db" >"$work/$1.out" &
  started="${started:-} $!"
  for _ in $(seq 100); do
    url=$(sed -n 's/^Serving on //p' "$work/$1.out")
    [ -z "$url" ] || return 0
    sleep 0.1
  done
  echo "$1 does not serve; it said: $(cat "$work/$1.out")" >&2
  exit 1
}

field() { grep -o "\"$1\":[0-9.]*" | head -n 1 | cut -d: -f2; }

change() { curl --silent --show-error --fail --header "Authorization: Bearer $Console__Token" "$@"; }

begin() { # way
  case $1 in
    off) url=$raw ;;
    programs)
      url=$raw links=
      for program in LatencyByRoute SlowestQueries HitsByKey; do
        links="$links $(change --data "{\"program\": \"$program\"}" "$raw/tracepoints/api/links" | field id)"
      done ;;
    unheard) url=$events ;;
    heard) url=$events; curl --silent --fail --request PUT "$events/listener" ;;
  esac
}

end() { # way
  case $1 in
    programs) for link in $links; do change --request DELETE "$raw/tracepoints/api/links/$link"; done ;;
    heard) curl --silent --fail --request DELETE "$events/listener" ;;
  esac
}

# Adds a line to $work/results: way, requests/s, CPU microseconds and bytes allocated for each request, requests, errors.
measure() { # way
  begin "$1"
  local before after
  before=$(curl --silent --fail "$url/process")
  wrk --threads 1 --connections $clients --duration "${turn}s" --timeout 10s --script Load/mix.lua "$url" >"$work/wrk"
  after=$(curl --silent --fail "$url/process")
  end "$1"
  read -r _ requests microseconds errors < <(grep '^LOAD ' "$work/wrk")
  awk -v way="$1" -v requests="$requests" -v time="$microseconds" -v errors="$errors" \
    -v cpu0="$(field cpuSeconds <<<"$before")" -v cpu1="$(field cpuSeconds <<<"$after")" \
    -v bytes0="$(field allocatedBytes <<<"$before")" -v bytes1="$(field allocatedBytes <<<"$after")" \
    'BEGIN { printf "%s %.1f %.3f %.1f %d %d\n", way, requests * 1e6 / time, (cpu1 - cpu0) * 1e6 / requests, (bytes1 - bytes0) / requests, requests, errors }' \
    >>"$work/results"
}

echo "building"
serve WebApi . ; raw=$url
serve WebApi.EventSource ../../benchmarks/WebApi.EventSource ; events=$url

# Until the JIT has compiled everything for the last time: watched and not.
for way in "${ways[@]}" "${ways[@]}"; do
  echo "warming up: $way"
  measure "$way"
done
awk '{ errors += $6 } END { print errors + 0 }' "$work/results" >"$work/warm-up-errors"
rm "$work/results"
change --request DELETE "$raw/tracepoints/api/results"
heard=$(curl --silent --fail "$events/listener" | field requests)

for round in $(seq "$rounds"); do
  echo "round $round of $rounds"
  for i in "${!ways[@]}"; do measure "${ways[(i + round) % ${#ways[@]}]}"; done
done

# What the programs saw must be what was asked for, and what the listener heard no less.
seen=$(curl --silent "$raw/tracepoints/api" | grep -o '"route":"/\(parts\|orders\)[^"]*","method":"[A-Z]*","count":[0-9]*' | grep -o '[0-9]*$' | awk '{ sum += $1 } END { print sum + 0 }')
heard=$(($(curl --silent --fail "$events/listener" | field requests) - heard))
asked() { awk -v way="$1" '$1 == way { sum += $5 } END { print sum + 0 }' "$work/results"; }
asked=$(asked programs)
errors=$(awk -v before="$(cat "$work/warm-up-errors")" '{ before += $6 } END { print before + 0 }' "$work/results")
requests=$(awk '{ sum += $5 } END { print sum }' "$work/results")

table() {
  awk '
    # Columns below 0 are the changes against the base within each round, in percent.
    function quantile(way, column, part,   n, i, j, t, v) {
      n = count[way]
      for (i = 1; i <= n; i++) v[i] = column < 0 ? (value[way, i, -column] / value[base[way], i, -column] - 1) * 100 : value[way, i, column]
      for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j - 1]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
      t = 1 + (n - 1) * part
      i = int(t)
      return i == n ? v[n] : v[i] + (t - i) * (v[i + 1] - v[i])
    }
    function thousands(number,   text) {
      text = sprintf("%.0f", number)
      while (text ~ /[0-9][0-9][0-9][0-9]/ && match(text, /[0-9]+/) && RLENGTH > 3) text = substr(text, 1, RLENGTH - 3) "," substr(text, RLENGTH - 2)
      return text
    }
    function change(way, column) {
      return base[way] == "" ? "" : sprintf("%+.1f %% (%+.1f to %+.1f)", quantile(way, -column, 0.5), quantile(way, -column, 0.25), quantile(way, -column, 0.75))
    }
    { count[$1]++; for (i = 2; i <= 4; i++) value[$1, count[$1], i] = $i }
    END {
      base["programs"] = "off"; base["heard"] = "unheard"
      title["off"] = "nothing attached"; title["programs"] = "three programs attached"
      title["unheard"] = "EventSource instead, nobody listens"; title["heard"] = "EventSource instead, a listener does the same"
      print "| | requests/s | change | CPU µs/request | change | bytes allocated/request |"
      print "|---|--:|--:|--:|--:|--:|"
      split("off programs unheard heard", order)
      for (i = 1; i <= 4; i++) {
        way = order[i]
        printf "| %s | %s | %s | %.1f | %s | %s |\n", title[way], thousands(quantile(way, 2, 0.5)), change(way, 2), quantile(way, 3, 0.5), change(way, 3), thousands(quantile(way, 4, 0.5))
      }
    }' "$work/results"
}

machine() {
  local cpu system
  cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
  system=$(. /etc/os-release 2>/dev/null && echo "$PRETTY_NAME")
  echo "$(getconf _NPROCESSORS_ONLN) × ${cpu:-$(uname -m)}, ${system:-$(uname -s)}, .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.AspNetCore.App \(10[^ ]*\).*/\1/p' | tail -n 1), Microsoft.Data.Sqlite $(sed -n 's/.*"Microsoft.Data.Sqlite" Version="\([^"]*\)".*/\1/p' ../../Directory.Packages.props), $(wrk -v 2>&1 | sed -n 's/^wrk \([^ ]*\).*/wrk \1/p'), $(date '+%-d %B %Y')."
}

thousands() { sed -E ':a; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; ta' <<<"$1"; }

{
  echo "<!-- written by load-test.sh -->"
  table
  echo
  echo "$(thousands "$requests") requests, $errors errors; $rounds rounds of $turn s on each line, $clients connections, all on one machine: $(machine)"
  echo "<!-- until here -->"
} >"$work/table"
cat "$work/table"

if [ "$errors" -ne 0 ]; then
  echo "There were $errors errors among $requests requests, so README.md was left as it is." >&2
  exit 1
fi
# Answers that were under way when a turn ended are seen by the programs and not by wrk.
if [ "$seen" -lt "$asked" ] || [ "$seen" -gt $((asked + rounds * clients)) ] || [ "$heard" -lt "$(asked heard)" ]; then
  echo "The programs saw $seen of $asked requests and the listener $heard of $(asked heard); README.md was left as it is." >&2
  exit 1
fi
sed -e "/^<!-- written by load-test.sh -->/,/^<!-- until here -->/{/^<!-- until here -->/r $work/table" -e 'd}' README.md >"$work/README.md"
cat "$work/README.md" >README.md
