import { describe, expect, it } from 'vitest';
import { renderBundle } from '../../scripts/l10n.mjs';
import { exists, parseSources, readText } from './sources.js';

/** What of package.json is read here. */
interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly activationEvents?: readonly string[];
  readonly capabilities?: {
    readonly untrustedWorkspaces?: {
      readonly supported: unknown;
      readonly restrictedConfigurations?: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands?: readonly {
      readonly command: string;
      readonly title: string;
      readonly enablement?: string;
    }[];
    readonly menus?: Readonly<
      Record<string, readonly { readonly command?: string; readonly when?: string }[]>
    >;
    readonly configuration?: Configuration | readonly Configuration[];
  };
}

interface Configuration {
  readonly properties: Readonly<
    Record<
      string,
      { readonly description?: string; readonly markdownDescription?: string; readonly scope?: string }
    >
  >;
}

const text = readText('package.json');
const manifest = JSON.parse(text) as PackageJson;
const { contributes } = manifest;
const commands = contributes.commands ?? [];
const settings = Object.entries(
  Object.assign(
    {},
    ...[contributes.configuration ?? []].flat().map(each => each.properties),
  ) as Configuration['properties'],
);
const messages = exists('package.nls.json')
  ? (JSON.parse(readText('package.nls.json')) as Record<string, unknown>)
  : {};

describe('package.json', () => {
  it('declares few commands, each shown only where it makes sense', () => {
    expect(commands.length).toBeLessThanOrEqual(20);
    const palette = contributes.menus?.commandPalette ?? [];
    const always = commands.filter(
      ({ command, enablement }) =>
        !enablement && !palette.some(item => item.command === command && item.when),
    );
    expect(always.map(({ command }) => command)).toEqual([]);
  });

  it('registers in its menus only commands that it declares', () => {
    const declared = new Set(commands.map(({ command }) => command));
    const used = Object.values(contributes.menus ?? {}).flatMap(items =>
      items.flatMap(({ command }) => command ?? []),
    );
    expect(used.filter(command => command.startsWith('handoff.') && !declared.has(command))).toEqual([]);
  });

  it('translates every title and description, and defines no text that is not used', () => {
    const used = [...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? '');
    expect(used.filter(key => !(key in messages))).toEqual([]);
    expect(Object.keys(messages).filter(key => !used.includes(key))).toEqual([]);
    expect(commands.filter(({ title }) => !title.startsWith('%')).map(({ command }) => command)).toEqual([]);
  });

  it('describes every setting, and says for what it holds', () => {
    const bare = settings.filter(
      ([, setting]) => !(setting.description ?? setting.markdownDescription) || !setting.scope,
    );
    expect(bare.map(([name]) => name)).toEqual([]);
    expect(settings.filter(([name]) => !name.startsWith('handoff.')).map(([name]) => name)).toEqual([]);
  });

  it('restricts, in an untrusted workspace, only settings that exist', () => {
    const { supported, restrictedConfigurations = [] } = manifest.capabilities?.untrustedWorkspaces ?? {};
    expect(supported).toBe('limited');
    expect(restrictedConfigurations.filter(name => !settings.some(([known]) => known === name))).toEqual([]);
  });

  it('wakes up only for workflows', () => {
    // Commands, custom editors and views need no activation event of their own.
    expect(manifest.activationEvents ?? []).toEqual([
      'workspaceContains:**/*.handoff.json',
      'onWebviewPanel:handoff.comparison',
    ]);
  });

  it('is typed against the oldest VS Code that it supports', () => {
    const oldest = manifest.engines.vscode.replace('^', '').split('.').slice(0, 2).join('.');
    expect(manifest.devDependencies['@types/vscode']).toMatch(
      new RegExp(`^${oldest.replace('.', '\\.')}\\.`),
    );
    expect(readText('scripts/vscode/oldest/package.json')).toContain(
      `"code-server": "4.${oldest.split('.')[1]}.`,
    );
  });

  it('has every dependency pinned and bundled', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^(npm:[a-z@/-]+@)?\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('has a lockfile that is complete for every system', () => {
    // npm leaves out optional packages that its registry does not have, and `npm ci` then refuses the whole lockfile.
    const { packages } = JSON.parse(readText('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter(
        name => !Object.keys(packages).some(path => path.endsWith(`node_modules/${name}`)),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...text.matchAll(/"(\.\/)?((media|schemas|l10n|docs)\/[^"*]+)"/g)].map(
      ([, , file]) => file ?? '',
    );
    expect(named.filter(file => !exists(file))).toEqual([]);
  });
});

describe('texts of the extension', () => {
  const sources = parseSources('src/extension');
  it('are all in the l10n bundle (npm run l10n writes it)', () => {
    expect(exists('l10n/bundle.l10n.json') && readText('l10n/bundle.l10n.json')).toBe(renderBundle());
  });

  it('in messages to people all go through l10n', () => {
    const raw = sources.flatMap(({ file, text: code }) =>
      [...code.matchAll(/\bshow(?:Information|Warning|Error)Message\(\s*['"`]/g)].map(() => file),
    );
    expect(raw).toEqual([]);
  });
});
