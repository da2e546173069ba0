import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Every text given to `vscode.l10n.t`, and the calls whose text is no literal. */
function localisedTexts(): { texts: string[]; odd: string[] } {
  const texts = new Set<string>();
  const odd: string[] = [];
  const folder = path.join(root, 'src/extension');
  for (const entry of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, String(entry));
    if (!file.endsWith('.ts')) continue;
    const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'vscode.l10n.t') {
        const [text] = node.arguments;
        if (text && ts.isStringLiteralLike(text)) texts.add(text.text);
        else odd.push(`${String(entry)}: ${node.getText(source)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { texts: [...texts].sort(), odd };
}

/** Calls that show words to people, and so must not get them as they are. */
const shows =
  /\b(?:showInformationMessage|showWarningMessage|showErrorMessage|setStatusBarMessage)\(\s*(?:'|"|`(?!\$\{))/;

describe('localisation', () => {
  const { texts, odd } = localisedTexts();

  it('takes literal texts only, so that they can be collected', () => {
    expect(odd).toEqual([]);
    expect(texts.length).toBeGreaterThan(20);
  });

  it('has every text of the extension in its bundle (`npx vitest run test/extension/l10n -u` writes it)', async () => {
    const bundle = `${JSON.stringify(Object.fromEntries(texts.map(text => [text, text])), null, 2)}\n`;
    await expect(bundle).toMatchFileSnapshot(path.join(root, 'l10n/bundle.l10n.json'));
  });

  it('shows nothing to people that cannot be translated', () => {
    const folder = path.join(root, 'src/extension');
    const raw = fs
      .readdirSync(folder, { recursive: true })
      .map(String)
      .filter(file => file.endsWith('.ts') && shows.test(fs.readFileSync(path.join(folder, file), 'utf8')));
    expect(raw).toEqual([]);
  });

  it('has a text for each placeholder of package.json, and no other', () => {
    const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
    const wanted = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(match => match[1]).sort();
    const given = Object.keys(
      JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8')),
    ).sort();
    expect(given).toEqual([...new Set(wanted)]);
  });
});
