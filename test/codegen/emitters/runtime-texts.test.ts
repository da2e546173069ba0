import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { embedRuntime } from '../../../scripts/embed-runtime.mjs';
import { publicNames } from '../../../src/codegen/plan/public-names.js';
import { runtimeTexts } from '../../../src/codegen/runtime-texts.js';
import { planTypes } from '../../../src/codegen/types/index.js';
import { generatorVersion } from '../../../src/codegen/version.js';
import * as runtime from '../../../src/runtime/index.js';
import * as place from '../../../src/runtime/place.js';
import * as validation from '../../../src/runtime/validation.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

test('the embedded runtime is src/runtime as it stands: else run `node scripts/regenerate.mjs`', () => {
  expect(readFileSync(join(root, 'src/codegen/runtime-texts.ts'), 'utf8')).toBe(embedRuntime());
});

test('the runtime needs zod and nothing else, neither Node nor the DOM', () => {
  for (const [name, text] of runtimeTexts) {
    const imports = [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, module = '']) => module);
    expect(
      imports.filter(module => module !== 'zod' && !/^\.\/[\w-]+\.js$/.test(module)),
      name,
    ).toEqual([]);
    expect(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''), name).not.toMatch(
      /(?<!\.)\b(process|Buffer|window|document\.|fetch\(|eval|new Function)\b/,
    );
  }
});

test('every value that the runtime exports is a name no payload type can take', () => {
  expect(Object.keys(runtime).filter(name => !publicNames.includes(name))).toEqual([]);
  expect(publicNames).toContain('HandoffProblem');
});

test('the generator’s version is the package’s', () => {
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version).toBe(generatorVersion);
});

test('no type’s functions can take the name of a helper that they call', () => {
  const helpers = [...Object.keys(validation), ...Object.keys(place)].flatMap(
    name => /^(?:is|report|explain|check)?([A-Z]\w*)$/.exec(name)?.[1] ?? [],
  );
  expect(helpers).toEqual(expect.arrayContaining(['Whole', 'IssuePlace']));
  const documents = new Map([['doc', { type: 'object' }]]);
  const types = helpers.map(name => ({ name, document: 'doc', path: [] }));
  for (const { name } of planTypes({ documents, types }).types) expect(helpers).not.toContain(name);
});
