#!/usr/bin/env bash
# Sees to the system's packages that a job needs. As root on Debian the missing ones are installed, elsewhere they are named.
#   src/build/packages.sh NEED...      drawing (fonts), window, maven, virtual-screen
set -euo pipefail

# Not grep -q: it stops reading early, which pipefail would take for a failure.
has_library() { ldconfig -p 2>/dev/null | grep "$1" >/dev/null; }

checks_libraries() { [[ $OSTYPE == linux* ]] && command -v ldconfig >/dev/null; }

missing=()
for need in "$@"; do
  case $need in
    drawing)
      checks_libraries || continue
      has_library 'libpangoft2-1\.0\.so' || missing+=(libpangoft2-1.0-0)
      fc-list 2>/dev/null | grep . >/dev/null || missing+=(fontconfig fonts-dejavu-core)
      ;;
    window)
      checks_libraries || continue
      has_library 'libgtk-3\.so' || missing+=(libgtk-3-0)
      has_library 'libXtst\.so' || missing+=(libxtst6)
      ;;
    maven) command -v mvn >/dev/null || missing+=(maven) ;;
    virtual-screen) command -v xvfb-run >/dev/null || missing+=(xvfb xauth) ;;
    *)
      echo "packages.sh: unknown need $need" >&2
      exit 2
      ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "cnnlab: missing system packages. Install: ${missing[*]}" >&2
  exit 1
fi
echo "Installing ${missing[*]}" >&2
if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2; then
  echo "cnnlab: could not install ${missing[*]}. Install it by hand and try again." >&2
  exit 1
fi
