#!/usr/bin/env bash
# Predictions as a t2.micro makes them: one processor, 1 GB, a share of 100 % and of 10 % (credits spent). Writes
# benchmarks/results/t2micro.json and a table in docs/benchmarks.md; fails where a warm prediction, or a cold one with
# a whole processor, takes two seconds.
#
#   ./mvnw -pl benchmarks -am package -DskipTests
#   benchmarks/t2micro.sh [JAVA_HOME...]        (the Java in JAVA_HOME or on the PATH unless told)
#
# The shares need a control group, and so mostly root; without, 100 % is measured and the report says why.
# BACKENDS names the backends (vector,ejml; add nd4j for ND4J, which downloads 140 MB).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
jar=$here/target/benchmarks.jar
if [ ! -f "$jar" ]; then
  echo "t2micro.sh: expected benchmarks/target/benchmarks.jar, found none: run ./mvnw -pl benchmarks -am package" >&2
  exit 1
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/java}
java=$(readlink -f "${java:-$(command -v java)}")
[ $# -gt 0 ] || set -- "${java%/bin/java}"
exec "$java" -cp "$jar" io.github.gcn4j.benchmarks.t2.T2Micro "$root" "${BACKENDS:-vector,ejml}" "$@"
