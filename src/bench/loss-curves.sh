#!/usr/bin/env bash
# ResNet-20 on CIFAR-10 with DL4J's own layers and with the lab's executor (three seeds): the losses of docs/performance.md.
#   src/bench/loss-curves.sh CIFAR_FOLDER [EPOCHS] [IMAGES] [RUNS_FOLDER]      IMAGES 0: all
set -euo pipefail
data=$(readlink -f "$1") epochs=${2:-3} images=${3:-0} runs=$(readlink -f "${4:-target/loss-curves}")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
mvn -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=warn test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath

# executor, seed; DL4J's layers are let at oneDNN (src/test/java/org/nd4j/nativeblas), or it would take a day
curve() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dorg.eclipse.deeplearning4j.helpers.disable=false -Dcnnlab.home="$PWD" \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
    cnnlab.engine.agreement.LossCurve "$1" "$data" "$epochs" "$2" "$images" "$runs"
}
for seed in 1 2 3; do curve onednn $seed; done
curve stock 1
tail -n "$((epochs + 1))" "$runs"/*/metrics.csv
