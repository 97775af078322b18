#!/usr/bin/env bash
# Trains the networks that come along, from the command line, one after the other.
#   src/build/zoo.sh [FOLDER] [ID...]     all of them, or those named, into FOLDER/ID (default: target/zoo)
# A network that is trained is passed over and a run that was broken off goes on from its checkpoint, so that the script can be
# stopped and started again at any time. Started twice with other names, it trains two at a time.
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
folder=${1:-$home/target/zoo}
[ $# -eq 0 ] || shift
wanted=" $* "

state() {
  sed -n 's/^  "state" : "\(.*\)",$/\1/p' "$1/run.json"
}

# id, then what ./cnnlab train is asked. The four ResNets of He 2015 and their plain counterparts are trained alike.
train() {
  local id=$1 run
  shift
  [[ $wanted == "  " || $wanted == *" $id "* ]] || return 0
  for run in "$folder/$id"/*/; do
    if [ -f "$run/run.json" ]; then
      [ "$(state "$run")" != FINISHED ] || return 0
      echo "$id: goes on" >&2
      "$home/cnnlab" train --resume "$run" > "$folder/$id/result.json"
      return
    fi
  done
  echo "$id: begins" >&2
  mkdir -p "$folder/$id"
  "$home/cnnlab" train "$@" --optimizer nesterov --schedule one_cycle --batch 128 --weight-decay 5e-4 --val-share 0.05 \
    --runs "$folder/$id" > "$folder/$id/result.json"
}

fashion=(--data fashion-mnist)
train fashion-lenet5 lenet5 "${fashion[@]}" --lr 0.05 --epochs 40
train fashion-alexnet alexnet_torchvision "${fashion[@]}" --width 0.25 --lr 0.05 --epochs 40
train fashion-vgg11 vgg11_bn "${fashion[@]}" --width 0.25 --lr 0.1 --epochs 40
train fashion-googlenet googlenet_5x5_bn "${fashion[@]}" --width 0.25 --lr 0.1 --epochs 40
train fashion-resnet20 resnet20 "${fashion[@]}" --lr 0.1 --epochs 20
# The degradation of He 2015, on images that are there without a network: alike but for the depth and the shortcuts.
train fashion-plain20 plain20 "${fashion[@]}" --lr 0.1 --epochs 20
train fashion-plain56 plain56 "${fashion[@]}" --lr 0.1 --epochs 20
train fashion-resnet56 resnet56 "${fashion[@]}" --lr 0.1 --epochs 20

cifar=(--data cifar10)
train cifar10-lenet5 lenet5 "${cifar[@]}" --lr 0.05 --epochs 60
train cifar10-alexnet alexnet_torchvision "${cifar[@]}" --width 0.5 --lr 0.05 --epochs 30
train cifar10-resnet20 resnet20 "${cifar[@]}" --lr 0.2 --epochs 60
train cifar10-plain20 plain20 "${cifar[@]}" --lr 0.2 --epochs 60
train cifar10-vgg16 vgg16_bn "${cifar[@]}" --width 0.5 --lr 0.1 --epochs 50
train cifar10-resnet18 resnet18 "${cifar[@]}" --width 0.5 --lr 0.2 --epochs 60
train cifar10-googlenet googlenet_5x5_bn "${cifar[@]}" --width 0.5 --lr 0.2 --epochs 28
train cifar10-resnet56 resnet56 "${cifar[@]}" --lr 0.2 --epochs 40
train cifar10-plain56 plain56 "${cifar[@]}" --lr 0.2 --epochs 40
