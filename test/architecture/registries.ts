/** A folder in which one new thing is one new file, one line in a list, and where asked for a page and a test. */
export interface Registry {
  readonly name: string;
  readonly folder: string;
  /** The type of its things: a file of the folder that exports a const of this type is one. */
  readonly type: string;
  /** Below src/: the file that lists them; the folder's index.ts by default. */
  readonly list?: string;
  /** The folder with one page for each id. */
  readonly pages?: string;
  /** The folder whose tests name each id. */
  readonly tests?: string;
}

/** All registries of the project. */
export const registries: readonly Registry[] = [
  {
    name: 'contract rules',
    folder: 'src/contract/rules',
    type: 'ContractRule',
    pages: 'docs/rules',
    tests: 'test/contract/rules',
  },
  { name: 'patterns', folder: 'src/contract/patterns', type: 'Pattern', tests: 'test/contract' },
  { name: 'emitters', folder: 'src/codegen/emitters', type: 'Emitter', tests: 'test/codegen' },
  {
    name: 'drift rules',
    folder: 'src/drift/rules',
    type: 'DriftRule',
    pages: 'docs/rules',
    tests: 'test/drift/rules',
  },
  {
    name: 'importers',
    folder: 'src/import/formats',
    type: 'Importer',
    list: 'src/import/index.ts',
    tests: 'test/import',
  },
  { name: 'commands', folder: 'src/extension/commands', type: 'Command' },
];
