#!/bin/bash
# Builds the command line as native code, which has the gate alone, and compares what it says of the samples, byte for byte, with what the ordinary build says. Needs gcc and zlib1g-dev (Debian).
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/Framekeeper.Cli -c Release -r linux-x64 -p:PublishAot=true
dotnet build src/Framekeeper.Cli -c Release
native=artifacts/publish/Framekeeper.Cli/release_linux-x64/Framekeeper.Cli
managed="dotnet artifacts/bin/Framekeeper.Cli/release/Framekeeper.Cli.dll"

failed=0
compare() {
    local code=0 other=0
    $native "$@" >artifacts/native.out 2>&1 || code=$?
    $managed "$@" >artifacts/managed.out 2>&1 || other=$?
    if [ "$code" = "$other" ] && [ -s artifacts/native.out ] && cmp artifacts/native.out artifacts/managed.out; then
        echo "same: $* ($(wc -c <artifacts/native.out) bytes, exit code $code)"
    else
        echo "NOT THE SAME: $* (exit codes $code and $other)"
        failed=1
    fi
}

for format in json text html sarif; do
    compare check samples --format $format --judge gate
done
compare check samples/teams-call.docx --format json --judge gate
compare check samples --format json --min-confidence 0.001 --judge gate
compare check samples/clean.vtt --therapist Nobody --judge gate
compare rules show solicit.errand
compare ask --judge gate --country US "My therapist asked me to fetch him a coffee."
exit $failed
