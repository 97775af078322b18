#!/usr/bin/env bash
# Makes TARGET/cnnlab.jar of TARGET/classes, and of the class path in TARGET/classpath one without signed jars, in
# TARGET/unsigned/classpath: the cache of loaded classes takes classes from jars only, and only from jars without a signature.
#   src/build/jars.sh TARGET
set -euo pipefail
target=$1
jar="$JAVA_HOME/bin/jar"

# Copies a jar without its signature, once; prints the copy's path.
unsigned() {
  local copy entries
  copy="$target/unsigned/$(basename "$1")"
  if [ ! -f "$copy" ]; then
    entries=$(mktemp -d)
    "$jar" --extract --file "$1" --dir "$entries"
    rm -f "$entries"/META-INF/*.SF "$entries"/META-INF/*.RSA
    "$jar" --create --no-compress --no-manifest --file "$copy" -C "$entries" .
    rm -rf "$entries"
  fi
  echo "$copy"
}

"$jar" --create --no-compress --file "$target/cnnlab.jar" -C "$target/classes" .
mkdir -p "$target/unsigned"
tr ':' '\n' < "$target/classpath" | while IFS= read -r each || [ -n "$each" ]; do
  case $each in
    */org/eclipse/*) unsigned "$each" ;;
    *) echo "$each" ;;
  esac
done | paste -sd: > "$target/unsigned/classpath"
