#!/usr/bin/env bash
# Prints the folder of the first JDK that is new enough: JAVA_HOME, the javac on the path, then where JDKs usually lie.
set -euo pipefail
least=25

# The major version of a JDK, from its release file.
version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

on_path=$(command -v javac || true)
[ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -n "$folder" ] && [ -x "$folder/bin/javac" ] && [ "$(version "$folder" || echo 0)" -ge "$least" ] 2>/dev/null; then
    echo "$folder"
    exit
  fi
done
echo "cnnlab: JDK $least or later is needed and none was found. Install one (for example Temurin $least) and set JAVA_HOME to its folder." >&2
exit 1
