import * as vscode from 'vscode';

/** Which of the two pages is shown: the canvas, or two versions side by side. */
export type PageKind = 'canvas' | 'comparison';

/** The page: nothing is allowed that is not named here, and scripts only with this page's nonce. */
export function pageHtml(webview: vscode.Webview, dist: vscode.Uri, page: PageKind): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const uri = (...file: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(dist, ...file));
  const script = uri('webview.js');
  const style = uri('webview.css');
  // Imported by the script: asked for with it, not after it. Imports inherit the nonce.
  const shared = uri('webview', 'chunk.js');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="modulepreload" href="${shared}" nonce="${nonce}">
<link rel="stylesheet" href="${style}" nonce="${nonce}">
<title>${page === 'canvas' ? vscode.l10n.t('Handoff canvas') : vscode.l10n.t('Handoff comparison')}</title>
</head>
<body>
<div id="root" data-page="${page}"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
