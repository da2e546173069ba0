import * as vscode from 'vscode';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';

/**
 * Says what a mentioned agent, handoff, type, … is, and why there is such a field. What a field means, VS Code says
 * itself: it has the model's descriptions from the manifest's JSON Schema.
 */
export const provideHover = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position) {
      if (!isManifest(document.uri)) return undefined;
      const { hoverAt } = await import('../generate/engine.js');
      const hover = hoverAt(parsedOf(document), document.offsetAt(position));
      if (!hover) return undefined;
      const reason = hover.reason && vscode.l10n.t('Why: {0}', hover.reason);
      const parts = [hover.entity, hover.value, reason].filter(part => part !== undefined);
      if (parts.length === 0) return undefined;
      return new vscode.Hover(
        parts.map(part => new vscode.MarkdownString(part)),
        toRange(document, hover.range),
      );
    },
  });
