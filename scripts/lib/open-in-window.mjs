import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { remoteUri, sleep } from './vscode-server.mjs';

/**
 * Opens a file in each window that connects to the server, as `code FILE` in its terminal does. By then the window's extensions
 * are registered; a file named in the address would be opened before, as text.
 * @param {import('./vscode-server.mjs').Server} server
 * @param {string} file
 * @returns {() => void} stops watching for windows
 */
export function openInEachWindow(server, file) {
  const seen = new Set();
  const timer = setInterval(() => {
    for (const name of fs.readdirSync(server.sockets)) {
      if (!name.startsWith('vscode-ipc-') || seen.has(name)) continue;
      seen.add(name);
      void openThrough(path.join(server.sockets, name), remoteUri(server, file));
    }
  }, 250);
  return () => clearInterval(timer);
}

/** @param {string} socketPath @param {string} uri */
async function openThrough(socketPath, uri) {
  for (let attempt = 0; attempt < 40; attempt++) {
    if (
      (await post(socketPath, { type: 'open', fileURIs: [uri], folderURIs: [], forceReuseWindow: true })) ===
      200
    )
      return;
    await sleep(250);
  }
}

/** @param {string} socketPath @param {object} body @returns {Promise<number | undefined>} the status; undefined when nobody answers */
const post = (socketPath, body) =>
  new Promise(resolve => {
    const request = http.request(
      { socketPath, path: '/', method: 'POST', headers: { 'content-type': 'application/json' } },
      response => {
        response.resume().once('end', () => resolve(response.statusCode));
      },
    );
    request.once('error', () => resolve(undefined));
    request.end(JSON.stringify(body));
  });
