#!/usr/bin/env bash
# Takes screenshots of the main window without a display; see docs/developing.md for the arguments.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -- "$here/../.." && pwd)
"$here/packages.sh" drawing maven
(cd -- "$home" && mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn test-compile \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath)
read -ra user_options <<< "${CNNLAB_JAVA_OPTIONS:-}"
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true -Dcnnlab.home="$home" \
  -cp "$home/target/test-classes:$home/target/classes:$(cat "$home/target/test-classpath")" \
  ${user_options[@]+"${user_options[@]}"} cnnlab.ui.Screenshots "$@"
