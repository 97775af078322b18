#!/usr/bin/env bash
# Takes the README's pictures; trains the small runs that they show first, a few minutes each.
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd -- "$home"
runs=target/picture-runs
train() {
  ./cnnlab train "$@" --runs "$runs" --data shapes --limit 2000 --epochs 8 --batch 32
}
if [[ ! -d $runs ]]; then
  train lenet5
  train plain20 --width 0.5
  train resnet20 --width 0.25
  train resnet20 --width 0.5
  train resnet20 --width 0.5 --lr 0.2
fi
./cnnlab screenshot from=docs/images/pictures.txt "runs=$runs"
