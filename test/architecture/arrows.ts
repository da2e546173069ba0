/** A part of the code, what it may import, and why. The table is the architecture; `arrows.test.ts` holds it. */
export interface Area {
  readonly name: string;
  /** A folder, or one file, below src/. */
  readonly path: string;
  /** Areas whose values may be imported. */
  readonly mayImport: readonly string[];
  /** Areas of which only types may be imported. */
  readonly mayImportTypesOf?: readonly string[];
  /** Packages that may be imported; entries that end in `/` or `:` stand for all that begin so. */
  readonly packages: readonly string[];
  readonly reason: string;
}

/** All areas, from the ground up. */
export const areas: readonly Area[] = [
  {
    name: 'schema',
    path: 'schema/',
    mayImport: [],
    packages: ['ajv/dist/refs/'],
    reason:
      'JSON Schema is a world of its own: it knows nothing of workflows. Its metaschemas are the published texts.',
  },
  {
    name: 'runtime',
    path: 'runtime/',
    mayImport: [],
    packages: ['zod'],
    reason:
      'Generated code carries these files into other repositories: they lean only on each other and on zod. Our own code uses the very same hashes, versions and envelope model, so that the two cannot differ.',
  },
  {
    name: 'contract',
    path: 'contract/',
    mayImport: ['schema', 'runtime'],
    packages: ['zod', 'jsonc-parser', 'semver', 'semver/', '@dagrejs/dagre'],
    reason:
      'The model is pure, so that canvas, editor and command line say the same of the same text. The envelope’s schema comes from the runtime’s model of it.',
  },
  {
    name: 'compat',
    path: 'compat/',
    mayImport: ['schema', 'contract'],
    packages: ['semver', 'semver/'],
    reason: 'Comparing two contracts needs the contracts, and neither a disk nor the code made of them.',
  },
  {
    name: 'codegen',
    path: 'codegen/',
    mayImport: ['schema', 'contract', 'runtime'],
    packages: ['json-schema-to-typescript', 'semver', 'semver/', 'zod'],
    reason:
      'A manifest in, texts out, equal for equal input. What goes into generated code of the runtime goes in as text.',
  },
  {
    name: 'drift',
    path: 'drift/',
    mayImport: ['schema', 'contract', 'compat', 'codegen', 'runtime'],
    packages: ['semver', 'semver/', 'zod'],
    reason: 'Compares plain data that hosts gather, so that editor and CI judge alike.',
  },
  {
    name: 'picture',
    path: 'picture/',
    mayImport: ['schema', 'contract'],
    packages: [],
    reason: 'How a workflow looks is worked out without a page, so that canvas and exported pictures agree.',
  },
  {
    name: 'import',
    path: 'import/',
    mayImport: ['schema', 'contract'],
    packages: ['yaml'],
    reason:
      'Other tools’ workflows in, a manifest and a report out: pure, so that editor and command line import alike.',
  },
  {
    name: 'language',
    path: 'language/',
    mayImport: ['schema', 'contract', 'runtime', 'codegen', 'drift'],
    packages: [],
    reason:
      'What editors offer in the text, as plain data for every host. A rename follows the names of generated code into the sources that import them, so it has to know both.',
  },
  {
    name: 'protocol',
    path: 'protocol.ts',
    mayImport: [],
    mayImportTypesOf: ['schema', 'contract', 'drift'],
    packages: [],
    reason: 'Messages between two programs are types; a value here would end up in both bundles.',
  },
  {
    name: 'webview',
    path: 'webview/',
    mayImport: ['schema', 'contract', 'picture', 'protocol'],
    packages: [
      'react',
      'react/',
      'react-dom/',
      '@xyflow/react',
      '@xyflow/react/',
      '@vscode-elements/elements/',
      '@vscode/codicons/',
      '@dagrejs/dagre',
      'elkjs',
      'elkjs/',
      'zod',
    ],
    reason: 'The canvas draws what the model says. It asks the host by message for all else.',
  },
  {
    name: 'extension',
    path: 'extension/',
    mayImport: [
      'schema',
      'contract',
      'compat',
      'codegen',
      'drift',
      'import',
      'language',
      'picture',
      'protocol',
    ],
    packages: ['vscode', 'zod', 'picomatch', 'semver', 'semver/'],
    reason: 'Thin adapters between VS Code and the pure parts; the only folder that knows VS Code.',
  },
  {
    name: 'cli',
    path: 'cli/',
    mayImport: [
      'schema',
      'contract',
      'compat',
      'codegen',
      'drift',
      'import',
      'language',
      'picture',
      'runtime',
    ],
    packages: ['node:', 'picomatch', 'tinyglobby', 'semver', 'semver/'],
    reason: 'The same core for CI, without an editor.',
  },
];

/** Files of the extension that may import Node's own modules; each has a twin for the browser. */
export const nodeFile: RegExp = /\.node\.ts$/;
