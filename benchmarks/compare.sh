#!/bin/sh
# Times gcn4j and what a user might pick instead side by side on one core, turn by turn, so that noise hits all alike
# (what is not compared comes first, once); writes benchmarks/results/*.json and the tables and charts of docs/benchmarks.md.
#
#   ./mvnw -Ppeers -pl benchmarks -am package -DskipTests
#   benchmarks/compare.sh [ROUNDS]              (3 rounds unless told)
#
# Without -Ppeers, ND4J, ONNX Runtime and DJL are left out; without torch in Python, the torch peers are.
#
# PYTHON names the Python that has torch (/usr/bin/python3), JAVA the Java (java), CORE the core (0), RUN a command to
# put before each, such as "chrt -r 1" or "nice -n -5".
set -eu

rounds=${1:-3}
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/target/benchmarks.jar
python=${PYTHON:-/usr/bin/python3}
java=${JAVA:-java}
core=${CORE:-0}
run=${RUN:-}
results=$here/results

if [ ! -f "$jar" ]; then
  echo "compare.sh: expected benchmarks/target/benchmarks.jar, found none: run ./mvnw -pl benchmarks -am package" >&2
  exit 1
fi
pin=""
if command -v taskset >/dev/null 2>&1; then
  pin="taskset -c $core"
fi
peers=no
backends=vector,ejml
if unzip -l "$jar" 2>/dev/null | grep -q org/nd4j/; then
  peers=yes
  backends=vector,ejml,nd4j
else
  echo "compare.sh: this jar was built without -Ppeers: ND4J, ONNX Runtime and DJL are left out" >&2
fi

# A name, then what JMH is to run. Natives are unpacked below target.
jmh() {
  name=$1
  shift
  # shellcheck disable=SC2086
  $run $where "$java" -jar "$jar" "$@" -f 1 -prof gc -prof io.github.gcn4j.benchmarks.CpuTime \
    -jvmArgs "-Dorg.bytedeco.javacpp.cachedir=$here/target/javacpp -DDJL_CACHE_DIR=$here/target/djl" \
    -rf json -rff "$results/jmh-$name.json" > "$results/jmh-$name.log" ||
    echo "compare.sh: $name failed: see $results/jmh-$name.log" >&2
}

mkdir -p "$results"
rm -f "$results"/torch-*.json "$results"/jmh-*.json "$results"/jmh-*.log
vector="--add-modules=jdk.incubator.vector"
where=$pin
echo "once: sizes" >&2
jmh sizes 'FlatForward.batchOf1$' -p backend=vector -p side=512,2048 -jvmArgsPrepend "$vector"
jmh memory 'SessionCreation.openAndPredict' -p backend=vector -p side=96,512,2048 -jvmArgsPrepend "$vector"
echo "once: everything else" >&2
jmh rest 'PyramidForward.batchOf1$|PyramidTrainingStep|SessionCreation|DecodeAndResize|JpegPrediction|ColdStart' \
  -p threads=1 -p backend=vector,ejml

round=1
while [ "$round" -le "$rounds" ]; do
  where=$pin
  echo "round $round of $rounds: torch" >&2
  # shellcheck disable=SC2086
  $run $pin "$python" "$here/peers/pyg_algorithm.py" > "$results/torch-$round.json" ||
    rm -f "$results/torch-$round.json"
  echo "round $round of $rounds: one thread, Vector API" >&2
  jmh "vector-api-$round" 'FlatForward.batchOf1$|PyramidForward.batchOf1$|FlatTrainingStep|MachinePeak' \
    -p backend=vector -p threads=1 -jvmArgsPrepend "$vector"
  echo "round $round of $rounds: one thread, every backend" >&2
  jmh "plain-$round" 'FlatForward.batchOf1$' -p "backend=$backends" -p threads=1
  if [ "$peers" = yes ]; then
    echo "round $round of $rounds: ONNX Runtime, DJL" >&2
    jmh "peers-$round" 'peers\.' -p preset=flat
  fi
  echo "round $round of $rounds: two threads" >&2
  where=""
  jmh "threads-$round" 'FlatForward.batchOf16$|FlatTrainingStep' \
    -p backend=vector -p threads=1,2 -jvmArgsPrepend "$vector"
  round=$((round + 1))
done

"$java" -cp "$jar" io.github.gcn4j.benchmarks.figures.SpeedReport "$results" "$here/../docs/benchmarks.md"
