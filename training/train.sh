#!/bin/bash
# Makes the reader's model from the corpus: its rows as word pieces, the training (most of an hour; run again, it goes on where it stopped), then thresholds and the model card.
# usage: training/train.sh BASE    BASE holds model.safetensors of all-MiniLM-L6-v2. Needs Debian's python3-torch, python3-onnx and libopenblas0-pthread.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:?say where model.safetensors of all-MiniLM-L6-v2 is}
model=src/Framekeeper.Reader/model
framekeeper="dotnet run -c Release --project src/Framekeeper.Cli --"
mkdir -p artifacts/reader
[ -f artifacts/reader/rows.jsonl ] || $framekeeper train corpus --reader $model --rows artifacts/reader/rows.jsonl
/usr/bin/python3 training/reader.py "$base" artifacts/reader/rows.jsonl $model/reader.onnx
$framekeeper train corpus --reader $model
