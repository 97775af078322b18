#!/usr/bin/env bash
# Formats the sources, with the formatter that the tests hold them to.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here/../.."
"$here/packages.sh" maven
[ target/test-classpath -nt pom.xml ] \
  || mvn -B -ntp -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
exports=()
for package in api code file parser tree util; do exports+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"); done
find src -name '*.java' -print0 | xargs -0 "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 "${exports[@]}" \
  -cp "$(tr ':' '\n' < target/test-classpath | grep -E 'google|commonmark' | paste -sd:)" com.google.googlejavaformat.java.Main --replace
