// Writes l10n/bundle.l10n.json: every text that the extension shows through vscode.l10n.t. `npm run l10n`.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRepo } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/**
 * The texts given to `l10n.t` in a file, in the order of the file. Anything but a literal cannot be translated: an error.
 * @param {string} file @param {string} text
 * @returns {string[]}
 */
export function findTexts(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (!first || !ts.isStringLiteralLike(first)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        throw new Error(`${file}:${line + 1}: l10n.t needs a literal text`);
      }
      found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** All texts of the extension, sorted. */
export function collectTexts() {
  const folder = inRepo('src/extension');
  const files = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter(file => file.endsWith('.ts'));
  const texts = files.flatMap(file => findTexts(file, fs.readFileSync(path.join(folder, file), 'utf8')));
  return [...new Set(texts)].sort();
}

/** The bundle's text as it is committed. */
export const renderBundle = () =>
  `${JSON.stringify(Object.fromEntries(collectTexts().map(text => [text, text])), null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    fs.mkdirSync(inRepo('l10n'), { recursive: true });
    fs.writeFileSync(inRepo('l10n/bundle.l10n.json'), renderBundle());
  });
}
