#!/usr/bin/env bash
# The table of one image's milliseconds in docs/performance.md: CNN Lab and, where it is installed, PyTorch, in turn.
#   src/bench/explain-latency.sh [REPEATS] [NETWORK...]       PYTHON=/usr/bin/python3
set -euo pipefail
home="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
repeats=${1:-20} python=${PYTHON:-python3}
networks=("${@:2}")
[ ${#networks[@]} -gt 0 ] || networks=(alexnet_torchvision vgg16 googlenet_torchvision resnet50)
"$python" -c 'import torch, torchvision' 2>/dev/null || { echo "Without PyTorch: $python has no torch and torchvision" >&2; python=; }
echo "| network | prediction, ms: PyTorch | CNN Lab | Grad-CAM: PyTorch | CNN Lab | integrated gradients, 50 steps: PyTorch | CNN Lab |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
for network in "${networks[@]}"; do
  theirs=("" "" "")
  [ -z "$python" ] || read -ra theirs < <("$python" "$home/src/bench/explain_latency.py" "$network" "$repeats")
  read -ra ours < <("$home/cnnlab" explain-latency "$network" "$repeats")
  echo "| $network | ${theirs[0]} | ${ours[0]} | ${theirs[1]} | ${ours[1]} | ${theirs[2]} | ${ours[2]} |"
done
