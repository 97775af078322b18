#!/usr/bin/env bash
# Java starts several times faster with a cache of loaded classes, which it writes after a run that has used them: a
# rehearsal, in a window that nobody sees. Without the optimizing compiler no profiles of methods are kept: with them it would
# take the cores for itself at every start. See docs/adr/0008-a-rehearsal.md.
#   src/build/class-cache.sh TARGET
set -euo pipefail
target=$1
rm -f "$target/cnnlab.aot"
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
  -Xlog:cds=off -Xlog:aot=off -Dcnnlab.home="$(dirname -- "$target")" \
  -cp "$target/cnnlab.jar:$(cat "$target/unsigned/classpath")" -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$target/cnnlab.aot" \
  -Dglass.platform=Headless -Dprism.order=sw -Duser.home="$target/rehearsal" cnnlab.Launcher rehearse \
  > "$target/rehearsal.log" 2>&1
