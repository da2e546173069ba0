import * as vscode from 'vscode';
import type { ParsedManifest } from '../../contract/index.js';
import type { Problem, RelatedPlace, Severity, TextRange } from '../../contract/problem.js';
import { fileInWorkspace } from '../documents/workspace-path.js';
import { docsCommand } from './docs.js';
import { lineIndexOf } from './line-index.js';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** A problem of the manifest itself in VS Code's terms. */
export function inManifest(
  manifest: vscode.Uri,
  parsed: ParsedManifest,
  problem: Problem,
): vscode.Diagnostic {
  return build(problem, placeIn(parsed, problem), relatedPlaces(manifest, parsed, problem));
}

/** A problem of another file; `text` is that file's, where it is known, and says where its range is. */
export function inFile(
  manifest: vscode.Uri,
  parsed: ParsedManifest,
  problem: Problem,
  text: string | undefined,
): vscode.Diagnostic {
  const { range, ...origin } = problem;
  const place = range && text !== undefined ? rangeIn(text, range) : firstLine;
  const contract = new vscode.DiagnosticRelatedInformation(
    new vscode.Location(manifest, placeIn(parsed, origin)),
    vscode.l10n.t('The contract that this file belongs to'),
  );
  return build(problem, place, [contract, ...relatedPlaces(manifest, parsed, problem)]);
}

function build(
  { code, message, severity }: Problem,
  range: vscode.Range,
  related: vscode.DiagnosticRelatedInformation[],
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = 'handoff';
  diagnostic.code = { value: code, target: docsCommand(code) };
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** The first line of a file, whatever its length. */
const firstLine = new vscode.Range(0, 0, 0, 10_000);

function relatedPlaces(
  manifest: vscode.Uri,
  parsed: ParsedManifest,
  { related = [] }: Problem,
): vscode.DiagnosticRelatedInformation[] {
  return related.flatMap(({ file, path, message }: RelatedPlace) => {
    const uri = file === undefined ? manifest : fileInWorkspace(manifest, file);
    const range = file === undefined ? rangeIn(parsed.text, parsed.locate(path)) : firstLine;
    return uri ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message)] : [];
  });
}

const placeIn = (
  parsed: ParsedManifest,
  { range, path, at }: Pick<Problem, 'range' | 'path' | 'at'>,
): vscode.Range => rangeIn(parsed.text, range ?? parsed.locate(path, at));

function rangeIn(text: string, { start, end }: TextRange): vscode.Range {
  const index = lineIndexOf(text);
  const from = index.positionAt(start);
  const to = index.positionAt(end);
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
