import * as vscode from 'vscode';
import type { WebviewMessage } from '../../protocol.js';
import { applyToDocument, queueOf } from '../documents/edit-document.js';
import type { Services } from '../host.js';
import { findElsewhere } from '../language/rename-elsewhere.js';
import { carryOutFix } from '../problems/carry-out-fix.js';
import { openDocs } from '../problems/docs.js';
import { entityInText, revealInText } from '../text/cursor.js';
import { openText } from '../text/open-text.js';
import { exportDocument, exportPicture } from './export-file.js';
import { openFile } from './open-file.js';
import type { CanvasSession } from './session.js';
import { startFromPattern } from './start-from-pattern.js';

/** Carries out what the canvas asks for. */
export async function receive(
  services: Services,
  session: CanvasSession,
  message: WebviewMessage,
): Promise<void> {
  const { document, panel } = session;
  switch (message.type) {
    case 'ready': {
      session.postDocument({ again: true });
      session.postProblems({ again: true });
      session.postHealth();
      const target = entityInText(document);
      if (target) session.post({ type: 'reveal', target, focus: false });
      return session.postSync();
    }
    case 'edit': {
      const { edit, intents } = message;
      session.waitingEdits++;
      const elsewhere = () =>
        findElsewhere(document, intents).catch(error => {
          services.log.error('Looking for what else a rename changes:', error);
          return undefined;
        });
      const result = await applyToDocument(document, intents, elsewhere).finally(() => {
        session.waitingEdits--;
      });
      // While more edits wait, the page would draw states that nobody sees.
      if (session.waitingEdits === 0) session.postDocument();
      else session.postDocumentSoon();
      const version = document.version;
      if (result.outcome === 'applied')
        return session.post({ type: 'edit-result', edit, outcome: 'applied', version });
      services.log.info(`“${message.label}” was refused: ${result.reason}`);
      return session.post({ type: 'edit-result', edit, outcome: 'refused', reason: result.reason, version });
    }
    case 'hide-health':
      return services.health.set(document.uri, undefined);
    case 'undo':
    case 'redo':
      // VS Code's own stack of the document in the active editor: this canvas, or nothing happens.
      return queueOf(document)(async () => {
        if (panel.active) await vscode.commands.executeCommand(message.type);
      });
    case 'save':
      await queueOf(document)(async () => document.save());
      return;
    case 'fix': {
      const shown = services.problems.shown(document.uri)[message.problem];
      const fix = shown?.fixes[message.fix];
      // Numbers of an older list may mean another problem by now: send the new list instead of guessing.
      if (message.version !== document.version || !shown || !fix)
        return session.postProblems({ again: true });
      return carryOutFix(services, document.uri, fix);
    }
    case 'selection':
      return revealInText(document, message.targets);
    case 'open-text':
      return openText(document, { ...message, beside: true });
    case 'open-file':
      return openFile(document.uri, message.file);
    case 'open-docs':
      return openDocs(services.context, message.code);
    case 'start-from':
      return startFromPattern(services, document, message.pattern);
    case 'copy':
      return vscode.env.clipboard.writeText(message.text);
    case 'export':
      return exportPicture(document.uri, message);
    case 'export-document':
      return exportDocument(document.uri, message.format);
    case 'compare':
      await vscode.commands.executeCommand('handoff.compareWith', document.uri);
      return;
    case 'choose-side':
    case 'swap-sides':
    case 'compare-text':
      // Only a comparison sends these.
      return;
    case 'ping':
      return session.post({ type: 'pong', sequence: message.sequence });
    case 'error':
      return services.log.error(`The canvas failed: ${message.message}`, message.stack ?? '');
  }
}
