#!/usr/bin/env bash
# What an open window costs training: seconds of each epoch from the command line and in the window, in turn.
#   src/bench/watched.sh DATA [ROUNDS] [EPOCHS] [BATCH] [NETWORK] [TRAINING_IMAGES] [IMAGE...]     IMAGE: dropped on Inspect meanwhile
set -euo pipefail
data=$(readlink -f "$1") rounds=${2:-3} epochs=${3:-5} batch=${4:-128} network=${5:-resnet20} limit=${6:-20000}
images=("${@:7}")
lab="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../cnnlab"
runs=$(mktemp -d)

times() { cut -d, -f8 "$runs/$1"/*/metrics.csv | tail -n +2 | xargs echo "$1"; }

for round in $(seq "$rounds"); do
  "$lab" train "$network" --data "$data" --epochs "$epochs" --batch "$batch" --limit "$limit" --runs "$runs/command-$round" >/dev/null 2>&1
  times "command-$round"
  "$lab" watched "$runs/window-$round" "$network" "$data" "$epochs" "$batch" "$limit" ${images[@]+"${images[@]}"} >/dev/null 2>&1
  times "window-$round"
done
