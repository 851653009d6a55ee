#!/bin/sh
# Times the torch script of PyG's algorithm and our own benchmarks side by side on one core, turn by turn, so
# that noise hits both; writes benchmarks/results/*.json and the table in docs/benchmarks.md.
#
#   benchmarks/compare.sh [ROUNDS]          (3 rounds unless told; after ./mvnw -pl benchmarks -am package)
#
# PYTHON names the Python that has torch (/usr/bin/python3), JAVA the Java (java), CORE the core (0).
set -eu

rounds=${1:-3}
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/target/benchmarks.jar
python=${PYTHON:-/usr/bin/python3}
java=${JAVA:-java}
core=${CORE:-0}
results=$here/results

if [ ! -f "$jar" ]; then
  echo "compare.sh: expected benchmarks/target/benchmarks.jar, found none: run ./mvnw -pl benchmarks -am package" >&2
  exit 1
fi
pin=""
if command -v taskset >/dev/null 2>&1; then
  pin="taskset -c $core"
fi

mkdir -p "$results"
rm -f "$results"/peer-*.json "$results"/ours-*.json
round=1
while [ "$round" -le "$rounds" ]; do
  echo "round $round of $rounds: torch" >&2
  $pin "$python" "$here/peers/pyg_algorithm.py" > "$results/peer-$round.json"
  echo "round $round of $rounds: gcn4j" >&2
  $pin "$java" -jar "$jar" 'FlatForward.batchOf1$|FlatTrainingStep' -p threads=1 -f 1 -foe true \
    -prof io.github.gcn4j.benchmarks.CpuTime -rf json -rff "$results/ours-$round.json" \
    > "$results/ours-$round.log"
  round=$((round + 1))
done
"$python" "$here/peers/table.py" "$results" "$here/../docs/benchmarks.md"
