#!/usr/bin/env bash
# The table of docs/performance.md: each network with CNN Lab and, where it is installed, with PyTorch, in turn.
#   src/bench/compare.sh [NETWORK...]       PYTHON=/usr/bin/python3 ENGINE=onednn
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
python=${PYTHON:-python3}
"$python" -c 'import torch, torchvision' 2>/dev/null || { echo "Without PyTorch: $python has no torch and torchvision" >&2; python=; }
export CNNLAB_JAVA_OPTIONS="${CNNLAB_JAVA_OPTIONS:-} -Dcnnlab.engine=${ENGINE:-onednn}"

# name, image size, batch, classes, iterations
while read -r name size batch classes iterations; do
  [ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
  ./cnnlab bench "$name" --input "$size" --classes "$classes" --batch "$batch" --iterations "$iterations" </dev/null
  [ -z "$python" ] || "$python" src/bench/pytorch.py "$name" "$size" "$batch" "$classes" "$iterations" </dev/null
done <<'NETWORKS'
resnet20 32 64 10 20
resnet18 32 64 10 6
vgg16_bn 32 64 10 6
alexnet_torchvision 224 8 1000 6
googlenet_torchvision 224 8 1000 6
resnet50 224 8 1000 4
vgg16 224 8 1000 3
NETWORKS
