import * as vscode from 'vscode';
import type { HandoffStanding, Lens } from '../../language/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { comparisonOf } from '../problems/check-since-baseline.js';
import { toRange } from '../text/open-text.js';

/** Lenses over a manifest and its handoffs: open on the canvas, generate, problems, what changed since the baseline. */
export function provideLenses(selector: vscode.DocumentSelector, services: Services): vscode.Disposable {
  const { problems } = services;
  const changed = new vscode.EventEmitter<void>();
  const provider = vscode.languages.registerCodeLensProvider(selector, {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (!isManifest(document.uri)) return [];
      const { lensesOf } = await import('../generate/engine.js');
      const comparison = comparisonOf(document);
      const lenses = lensesOf(parsedOf(document), {
        problems: problems.shown(document.uri),
        ...(comparison && { comparison }),
      });
      return lenses.flatMap(lens => {
        const command = commandOf(document, lens);
        return command ? [new vscode.CodeLens(toRange(document, lens.range), command)] : [];
      });
    },
  });
  return vscode.Disposable.from(
    provider,
    changed,
    problems.onDidChange(() => changed.fire()),
  );
}

function commandOf(document: vscode.TextDocument, lens: Lens): vscode.Command | undefined {
  const { uri } = document;
  switch (lens.kind) {
    case 'open-canvas':
      return {
        command: 'handoff.openCanvasBeside',
        title: lens.target ? vscode.l10n.t('show on canvas') : vscode.l10n.t('open on canvas'),
        arguments: [uri, lens.target],
      };
    case 'generate':
      // Restricted Mode generates nothing.
      return vscode.workspace.isTrusted
        ? { command: 'handoff.generate', title: vscode.l10n.t('generate'), arguments: [uri] }
        : undefined;
    case 'problems': {
      const title = lens.count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', lens.count);
      const place = new vscode.Location(uri, toRange(document, lens.at));
      return {
        command: 'editor.action.goToLocations',
        title: `$(${lens.worst}) ${title}`,
        arguments: [uri, place.range.start, [place], 'goto', ''],
      };
    }
    case 'all-compatible':
      return { command: '', title: `$(check) ${vscode.l10n.t('compatible with {0}', lens.baseline)}` };
    case 'standing':
      return { command: '', title: standingTitle(lens.handoff, lens.baseline) };
  }
}

function standingTitle({ standing, was, version }: HandoffStanding, baseline: string): string {
  const versions = was === undefined || was === version ? version : `${was} → ${version}`;
  switch (standing) {
    case 'removed':
      return '';
    case 'added':
      return `$(add) ${vscode.l10n.t('new since {0} ({1})', baseline, versions)}`;
    case 'compatible':
      return `$(check) ${vscode.l10n.t('compatible with {0} ({1})', baseline, versions)}`;
    case 'breaking':
      return `$(error) ${vscode.l10n.t('breaking since {0} ({1})', baseline, versions)}`;
    case 'undecided':
      return `$(question) ${vscode.l10n.t('changed since {0}, undecided ({1})', baseline, versions)}`;
  }
}
