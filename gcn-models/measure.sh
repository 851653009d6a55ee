#!/usr/bin/env bash
# Measures what the models of this module are worth: gcn-models/measure.sh DATA OUT [PROTOCOL...]
#
#   DATA      a folder with original/ and segmented/ (a folder of images for each class in both) and groups.csv, with
#             each image's look in its column appearance and its stain in stain_fold
#   OUT       a folder for models and figures; what is there already is not trained again
#   PROTOCOL  original-stains, original-looks, original-random, segmented-looks, segmented-random; all unless told.
#
# TRAIN in the environment is further options of gcn train, to try something: TRAIN="--starts 4".
#
# Each is five folds, trained three times from other initial weights (--seed 0, 1, 2): 15 trainings of one to three
# minutes on one core. The figures of each seed and of the three as an ensemble end up in OUT/PROTOCOL.txt.
set -euo pipefail

data=${1:?expected the folder of the images: gcn-models/measure.sh DATA OUT}
out=${2:?expected a folder for what comes out: gcn-models/measure.sh DATA OUT}
shift 2
[ $# -gt 0 ] || set -- original-stains original-looks original-random segmented-looks segmented-random
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
examples=$root/gcn-examples/target
if [ ! -d "$examples/classes" ] || [ ! -f "$root/gcn-cli/target/gcn.jar" ]; then
  echo "measure.sh: expected a build, found none: run ./mvnw -DskipTests -pl gcn-cli,gcn-examples -am package" >&2
  exit 1
fi
mkdir -p "$out"

# looks: groups of looks, largest first, each to the fold with the fewest images, as scikit-learn's GroupKFold deals;
# random: the images of a class, in an order that says nothing, dealt in turn.
python3 - "$data/groups.csv" > "$out/folds.csv" <<'PYTHON'
import collections, csv, hashlib, sys
rows = list(csv.DictReader(open(sys.argv[1])))
size = collections.Counter(row["appearance"] for row in rows)
load, looks = [0] * 5, {}
for group in sorted(size, key=lambda group: (-size[group], group)):
    fold = load.index(min(load))
    load[fold] += size[group]
    looks[group] = fold
dealt, random = collections.Counter(), {}
for row in sorted(rows, key=lambda row: hashlib.sha256(row["file"].encode()).hexdigest()):
    label = row["file"].split("/")[0]
    random[row["file"]] = dealt[label] % 5
    dealt[label] += 1
print("file,stains,looks,random")
for row in rows:
    print(row["file"], row["stain_fold"], looks[row["appearance"]], random[row["file"]], sep=",")
PYTHON

for protocol in "$@"; do
  kind=${protocol%-*} folds=$out/folds.csv:${protocol#*-}
  case $kind in
    original) options=(--preset pyramid --balance-groups "$data/groups.csv:appearance") temperature=0.56 ;;
    segmented) options=(--preset segmented) temperature=0.54 ;;
    *) echo "measure.sh: expected a protocol such as original-looks, found $protocol" >&2; exit 2 ;;
  esac
  runs=()
  for seed in 0 1 2; do
    run=$out/$protocol-$seed.safetensors
    runs+=("$run")
    if [ ! -s "${run%.safetensors}.json" ]; then
      "$root/gcn" train --data "$data/$kind" --out "$run" --groups "$folds" --folds 5 --validation-fraction 0 \
        --seed "$seed" --json "${options[@]}" ${TRAIN:-} > "$run.part"
      mv "$run.part" "${run%.safetensors}.json"
    fi
  done
  java -cp "$root/gcn-cli/target/gcn.jar:$examples/classes" io.github.gcn4j.examples.EnsembleFolds \
    "$data/$kind" "$folds" "$temperature" "${runs[@]}" | tee "$out/$protocol.txt"
done
