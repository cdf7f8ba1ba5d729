#!/usr/bin/env bash
# Prints where the peers' virtual environment is. In the cache each list of requirements has its own.
set -euo pipefail
cd "$(dirname "$0")"
digest=$(cat requirements.txt install.sh | sha256sum | cut -c1-12)
echo "${RWML_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/rwml-gym/peers-$digest}"
