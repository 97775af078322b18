#!/usr/bin/env bash
# Puts trained networks into assets/zoo, from where the lab shows them: the runs that zoo.sh has finished in FOLDER, with their best
# weights in half precision; in single precision where half of it moves the accuracy on the same test images by 0.05 points or more.
#   src/build/bundle-zoo.sh [FOLDER]     default: target/zoo
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
folder=${1:-$home/target/zoo}
zoo=$home/assets/zoo

# The accuracy that a JSON text tells first under a name, "0.9051".
accuracy() {
  sed -n "s/.*\"$1\" : \([0-9.]*\),\{0,1\}$/\1/p" | head -n 1
}

# Bundles the run as float16 or float32, and measures it.
bundle() {
  "$java_home/bin/java" -cp "$home/target/cnnlab.jar:$class_path" "$home/src/build/BundleRun.java" "$run" "$zoo/$id" "$1"
  bundled=$("$home/cnnlab" evaluate --run "$zoo/$id" --json | accuracy top1)
  echo "$id: test accuracy $trained, bundled as $1 $bundled"
}

"$home/cnnlab" list > /dev/null # builds where that is needed
read -r java_home < "$home/target/jdk"
read -r class_path < "$home/target/unsigned/classpath"
for run in "$folder"/*/*/run.json; do
  grep -q '"state" : "FINISHED"' "$run" || continue
  run=${run%/run.json}
  id=$(basename "$(dirname "$run")")
  trained=$(sed -n '/^  "test" : {/,$p' "$run/run.json" | accuracy accuracy)
  bundle F16
  if ! awk -v a="$trained" -v b="$bundled" 'BEGIN { exit !(a - b < 0.0005 && b - a < 0.0005) }'; then
    echo "$id: half precision changes what it predicts, so that single precision is kept" >&2
    bundle F32
  fi
done
