import * as vscode from 'vscode';
import type { ComparedSide, ComparisonMessage, HostMessage, WebviewMessage } from '../../protocol.js';
import { pageHtml } from '../canvas/html.js';
import { readMessage } from '../canvas/message-model.js';
import { baseName } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';
import { chooseVersion } from './choose-version.js';
import {
  type Compared,
  type FoundVersion,
  findVersion,
  keepCompared,
  titleOf,
  uriOf,
  type Version,
  versionLabel,
} from './version.js';

/** One comparison on one panel. */
export interface ComparisonSession {
  readonly panel: vscode.WebviewPanel;
  compared(): Compared;
  /** What the page was sent last; undefined until both versions have been read. */
  shown(): ComparisonMessage | undefined;
  /** Handles a message as if the page had sent it. */
  receive(raw: unknown): Promise<void>;
}

/** How long changes of a text are collected before versions are compared again, in milliseconds. */
const collectMs = 250;

/** Shows two versions on the panel, and again whenever one of them changes, until the panel closes. */
export function openComparison(
  services: Services,
  start: Compared,
  panel: vscode.WebviewPanel,
): ComparisonSession {
  const { log, baselines, context } = services;
  let compared = start;
  let shown: ComparisonMessage | undefined;
  let run = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const post = (message: HostMessage) => void panel.webview.postMessage(message);

  async function refresh() {
    const mine = ++run;
    const message = await compareNow(services, compared);
    // Something newer was asked for meanwhile.
    if (mine !== run) return;
    shown = message;
    panel.title = titleOf(compared);
    post(message);
  }
  const refreshSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh().catch(error => log.error('Comparing failed:', error)), collectMs);
  };
  async function show(change: Partial<Compared>) {
    compared = { ...compared, ...change };
    await refresh();
  }

  async function carryOut(message: WebviewMessage) {
    switch (message.type) {
      case 'ready':
        return refresh();
      case 'ping':
        return post({ type: 'pong', sequence: message.sequence });
      case 'choose-side': {
        const version = await chooseVersion(services, compared.manifest, true);
        return version && show({ [message.side]: version });
      }
      case 'swap-sides':
        return show({ before: compared.after, after: compared.before });
      case 'compare-text':
        return compareText(services, compared);
      case 'error':
        return log.error(`The comparison failed: ${message.message}`, message.stack ?? '');
      default:
        return log.warn('A comparison does not take the message:', message.type);
    }
  }

  const session: ComparisonSession = {
    panel,
    compared: () => compared,
    shown: () => shown,
    async receive(raw) {
      const read = readMessage(raw);
      if ('reason' in read) return log.warn('The comparison sent a message that is none:', read.reason);
      await carryOut(read.message);
    },
  };
  const isMine = ({ uri }: vscode.TextDocument) =>
    [compared.before, compared.after].some(
      version => version.kind !== 'ref' && uriOf(compared.manifest, version).toString() === uri.toString(),
    );
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const subscriptions = [
    panel.webview.onDidReceiveMessage(raw =>
      session.receive(raw).catch(error => log.error('A message of the comparison failed:', error)),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isMine(document) && refreshSoon()),
    baselines.onDidChange(refreshSoon),
    panel.onDidChangeViewState(() => panel.visible && refreshSoon()),
  ];
  panel.onDidDispose(() => {
    clearTimeout(waiting);
    run++;
    for (const subscription of subscriptions) subscription.dispose();
  });
  panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
  panel.webview.html = pageHtml(panel.webview, dist, 'comparison');
  return session;
}

async function compareNow(services: Services, compared: Compared): Promise<ComparisonMessage> {
  const { manifest, before, after } = compared;
  const [was, is] = await Promise.all([
    findVersion(services, manifest, before),
    findVersion(services, manifest, after),
  ]);
  const { compareVersions } = await import('../generate/engine.js');
  const { changes, verdicts, unreadable, unjudged } = await compareVersions(was, is);
  return {
    type: 'comparison',
    name: baseName(manifest),
    kept: keepCompared(compared),
    before: sideOf(before, was, unreadable.before),
    after: sideOf(after, is, unreadable.after),
    changes,
    verdicts,
    ...(unjudged !== undefined && { unjudged }),
  };
}

function sideOf(version: Version, found: FoundVersion, unreadable: string | undefined): ComparedSide {
  const problem = found.problem ?? unreadable;
  return {
    label: versionLabel(version),
    ...(problem === undefined
      ? found.text !== undefined && { text: found.text.replace(/^\uFEFF/, '') }
      : { problem }),
  };
}

/** Opens the two versions in VS Code's own diff editor. */
async function compareText({ baselines }: Services, compared: Compared): Promise<void> {
  const { manifest, before, after } = compared;
  const found = await baselines.repositoryOf(manifest);
  const textOf = (version: Version) =>
    version.kind === 'ref' ? found?.git.toGitUri(manifest, version.ref) : uriOf(manifest, version);
  const [left, right] = [textOf(before), textOf(after)];
  if (left && right) await vscode.commands.executeCommand('vscode.diff', left, right, titleOf(compared));
}
