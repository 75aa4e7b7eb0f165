#!/bin/sh
# Renders the OpenAPI document as an https installation would serve it, lints both renderings, and scores how ready it is for agents.
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

score=$(npx redocly score --format json "$out/openapi.json" 2>/dev/null | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).agentReadiness')
echo "Agent readiness: $score of 100"
node -e 'process.exit(Number(process.argv[1]) >= 95 ? 0 : 1)' "$score" || { echo "The document must be ready for agents by 95 of 100." >&2; exit 1; }
