#!/bin/sh
# Copy to .git/hooks/pre-commit and make it executable.
# Checks contracts when a commit touches a workflow, or anything that its generated code could have drifted from.
set -eu
if git diff --cached --quiet --diff-filter=ACMRD -- '*.handoff.json' '*.ts' '*.json' '*.jsonl'; then
  exit 0
fi
exec npx --no-install handoff check --against HEAD
