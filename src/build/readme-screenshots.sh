#!/usr/bin/env bash
# Takes the README's pictures, of the bundled runs.
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd -- "$home"
./cnnlab screenshot from=docs/images/pictures.txt
