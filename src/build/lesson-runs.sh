#!/usr/bin/env bash
# Trains the recorded runs of the bundled lessons, from the command line, one after the other; small ones, a minute or two each. A
# lesson keeps what is shown of a run, and weights in half precision only where it asks the network something.
#   src/build/lesson-runs.sh [LESSON/RUN...]     all of them, or those named: 02-relu/tanh
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
lessons=$home/assets/lessons
wanted=" $* "
asked=03-overfitting/lrn

"$home/cnnlab" list > /dev/null # builds where that is needed
read -r java_home < "$home/target/jdk"
read -r class_path < "$home/target/unsigned/classpath"

# The lesson's run, then what ./cnnlab train is asked, in the lesson's folder.
train() {
  local id=$1 trained run
  shift
  [[ $wanted == "  " || $wanted == *" $id "* ]] || return 0
  echo "$id" >&2
  trained=$(mktemp -d)
  (cd "$lessons/${id%/*}" && "$home/cnnlab" train "$@" --runs "$trained" > /dev/null)
  for run in "$trained"/*/; do
    mkdir -p "$lessons/$id"
    cp "$run"/{run.json,metrics.csv,iterations.csv,health.csv,confusion.csv,labels.json,log.txt} "$lessons/$id"
    if [ "$id" = "$asked" ]; then
      "$java_home/bin/java" -cp "$home/target/cnnlab.jar:$class_path" "$home/src/build/BundleRun.java" "$run" "$lessons/$id"
    fi
    sed -i "s|$home/||g" "$lessons/$id"/{run.json,log.txt} # where it was trained is of no use elsewhere
  done
  rm -r "$trained"
}

fashion=(--data fashion-mnist --val-share 0.05 --batch 32 --schedule constant --lr 0.02)
for activation in relu tanh sigmoid; do
  train 02-relu/$activation $activation.json "${fashion[@]}" --limit 2000 --epochs 6 --no-augment
done

train 10-auxiliary-classifiers/without googlenet_paper "${fashion[@]}" --width 0.25 --limit 256 --epochs 3 --no-augment
train 10-auxiliary-classifiers/with googlenet_paper "${fashion[@]}" --width 0.25 --limit 256 --epochs 3 --no-augment --aux

fast=(--data fashion-mnist --val-share 0.05 --batch 32 --schedule constant --lr 0.1 --width 0.25 --limit 2000 --epochs 6 --no-augment)
train 13-batch-normalization/plain vgg11 "${fast[@]}"
train 13-batch-normalization/norm vgg11_bn "${fast[@]}"
small=(--data fashion-mnist --val-share 0.05 --schedule constant --width 0.25 --limit 500 --epochs 6 --no-augment)
train 13-batch-normalization/two vgg11_bn "${small[@]}" --batch 2 --lr 0.01
train 13-batch-normalization/slow vgg11_bn "${small[@]}" --batch 2 --lr 0.001
train 13-batch-normalization/many vgg11_bn "${small[@]}" --batch 32 --lr 0.01

few=(--data fashion-mnist --val-share 0.05 --limit 200 --epochs 15 --lr 0.05 --batch 20 --no-augment)
photos=$home/assets/zoo/cifar10-resnet20
train 07-transfer/scratch resnet20 "${few[@]}"
train 07-transfer/frozen resnet20 "${few[@]}" --from "$photos" --freeze layer3 --head-epochs 0
train 07-transfer/tuned resnet20 "${few[@]}" --from "$photos" --freeze none --head-epochs 5 --rate-factor 0.2

overfit=("${fashion[@]}" --limit 400 --epochs 40)
train 03-overfitting/plain plain.json "${overfit[@]}" --no-augment
train 03-overfitting/lrn lrn.json "${overfit[@]}" --no-augment
train 03-overfitting/dropout dropout.json "${overfit[@]}" --no-augment
train 03-overfitting/augmented plain.json "${overfit[@]}"
