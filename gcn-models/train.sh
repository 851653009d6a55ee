#!/usr/bin/env bash
# Makes the models of this module again, to the same bytes: gcn-models/train.sh DATA [NAME...]
#
#   DATA   a folder with original/ and segmented/ (a folder of images for each class in both) and groups.csv, which
#          names each image's look in its column appearance
#   NAME   pyramid-original, pyramid-segmented, flat; all unless told
#
# Each is trained on all images; what it is worth is measured by cross-validation (gcn-models/measure.sh), which is also
# where the temperatures come from: what all folds of stains or looks never seen ask for together.
set -euo pipefail

data=${1:?expected the folder of the images: gcn-models/train.sh DATA [NAME...]}
shift
[ $# -gt 0 ] || set -- pyramid-original pyramid-segmented flat
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

train() { # NAME SEED FOLDER OPTIONS...
  local name=$1 seed=$2 folder=$3
  shift 3
  "$root/gcn" train --data "$data/$folder" --out "$work/$name.safetensors" --backend vector \
    --test-fraction 0 --validation-fraction 0 --seed "$seed" --forget-images --groups "$data/groups.csv:appearance" "$@"
}

# Three networks of other first weights, which err on other images.
ensemble() { # NAME TEMPERATURE FOLDER OPTIONS...
  local name=$1 temperature=$2
  shift 2
  for seed in 0 1 2; do
    train "$name-$seed" "$seed" "$@"
  done
  "$root/gcn" ensemble --temperature "$temperature" --out "$work/$name.safetensors" "$work/$name"-[012].safetensors
}

for name in "$@"; do
  case $name in
    pyramid-original) ensemble "$name" 0.56 original --preset pyramid --pictures original ;;
    pyramid-segmented) ensemble "$name" 0.54 segmented --preset segmented --pictures segmented ;;
    flat) train "$name" 0 segmented --preset flat --pictures segmented ;;
    *) echo "train.sh: expected pyramid-original, pyramid-segmented or flat, found $name" >&2; exit 2 ;;
  esac
done
# Last, as each change of the sources has gcn built again.
for name in "$@"; do
  cp "$work/$name.safetensors" "$root/gcn-models/src/main/resources/io/github/gcn4j/models/"
done
