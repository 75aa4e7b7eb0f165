#!/bin/sh
# Renders the OpenAPI document as an https installation would serve it, and lints both renderings.
set -eu
cd "$(dirname "$0")"

[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export PUBLIC_URL=https://plugin.example.org
api=../../src/ProjectsPlugin.Api
dotnet build "$api" -v q -nologo >&2
dotnet run --no-build --project "$api" -- openapi > "$out/openapi.json"
dotnet run --no-build --project "$api" -- openapi --yaml > "$out/openapi.yaml"

for document in "$out/openapi.json" "$out/openapi.yaml"; do
  npx redocly lint --config redocly.yaml "$document"
  npx spectral lint --ruleset .spectral.yaml --fail-severity warn "$document"
done
