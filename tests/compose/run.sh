#!/bin/sh
# Brings docker-compose.yml up and uses it from outside: the scenario, two copies, one that dies, restart, backup and restore, https.
# Further arguments go to 'dotnet test'. It needs a Docker engine with compose, and takes some minutes.
set -eu
cd "$(dirname "$0")/../.."
dotnet test tests/ProjectsPlugin.IntegrationTests --filter FullyQualifiedName~IntegrationTests.Compose "$@"
