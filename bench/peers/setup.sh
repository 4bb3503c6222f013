#!/bin/bash
# Installs what `lexicon` compares with, into artifacts/peers: Vectorscan (Debian) with a small C program, wink-nlp (npm). Needs root, gcc and node.
# The bench runs without it and says what is missing; neither the build nor the tests need it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../artifacts/peers
mkdir -p "$out"

apt-get install -y --no-upgrade --no-install-recommends libvectorscan-dev || apt-get install -y --no-upgrade --no-install-recommends libhyperscan-dev
gcc -O3 -march=native "$here/vectorscan.c" -o "$out/vectorscan" -lhs

cp "$here/package.json" "$here/wink.js" "$out"
npm install --prefix "$out" --no-package-lock --no-audit --no-fund --ignore-scripts
