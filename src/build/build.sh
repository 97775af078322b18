#!/usr/bin/env bash
# Builds the lab for the launch script: classes, jars, a cache of loaded classes; leaves in target what a start reads.
# JAVA_HOME is the JDK; CNNLAB_PROFILES (say, cuda) chooses Maven profiles.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -- "$here/../.." && pwd)
target="$home/target"
profiles="${CNNLAB_PROFILES:-}"

# Someone else's checkout, or one on a disk that is read-only: Maven would say so in forty lines.
mkdir -p "$target" 2>/dev/null || true
if [ ! -w "$target" ] || { [ -e "$target/classes" ] && [ ! -w "$target/classes" ]; }; then
  echo "cnnlab: the lab has to be built, but $(id -un 2>/dev/null || id -u) may not write to $target. Copy or clone CNN Lab to a folder of your own and start it there." >&2
  exit 1
fi
"$here/packages.sh" maven
echo "Building CNN Lab (the first time fetches its libraries, a few minutes)" >&2
if ! (cd -- "$home" && mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn ${profiles:+-P"$profiles"} process-classes >&2); then
  echo "cnnlab: the build failed; the lines above say why." >&2
  exit 1
fi
echo "Preparing a quick start" >&2
"$here/jars.sh" "$target"
"$here/packages.sh" drawing && "$here/class-cache.sh" "$target" \
  || echo "The lab will start more slowly; target/rehearsal.log says why." >&2
echo "$JAVA_HOME" > "$target/jdk"
echo "$profiles" > "$target/built"
