#!/usr/bin/env bash
# Makes the models of this module again, to the same bytes: gcn-models/train.sh DATA
#
#   DATA   a folder with original/ and segmented/ (a folder of images for each class in both) and groups.csv, which
#          names each image's look in its column appearance
#
# Each is trained on all images; what it is worth is measured by cross-validation (docs/results.md), which is also where
# the temperatures come from.
set -euo pipefail

data=${1:?expected the folder of the images: gcn-models/train.sh DATA}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

train() { # NAME FOLDER OPTIONS...
  local name=$1 folder=$2
  shift 2
  "$root/gcn" train --data "$data/$folder" --out "$work/$name.safetensors" --backend vector \
    --test-fraction 0 --validation-fraction 0 --seed 0 --forget-images --groups "$data/groups.csv:appearance" "$@"
}

train pyramid-original original --preset pyramid --pictures original --temperature 0.56
train pyramid-segmented segmented --preset segmented --pictures segmented --temperature 0.53
train flat segmented --preset flat --pictures segmented
for name in pyramid-original pyramid-segmented flat; do
  cp "$work/$name.safetensors" "$root/gcn-models/src/main/resources/io/github/gcn4j/models/"
done
