import { cleanOutDir } from '../codegen/out-path.js';
import { exportedNames, nameHandoffs } from '../codegen/plan/names.js';
import {
  applyEdits,
  applyIntents,
  type EntityRef,
  entityOfRef,
  entityWords,
  findReferences,
  idsOf,
  type Manifest,
  type ParsedManifest,
  parseManifest,
  type TextEdit,
} from '../contract/index.js';
import { generatedName } from '../contract/rules/colliding-names.js';
import { joinPath } from '../drift/gather/relative-path.js';
import { decodeUri, splitFragment } from '../schema/uri.js';
import { compareNames, type GeneratedNames } from './rename/generated-names.js';
import { renameInManifest } from './rename/rename-in-manifest.js';
import { type LiteralRename, renameInSource } from './rename/rename-in-source.js';

/** Everything that a rename may reach. All paths are relative to one folder, that of the workspace. */
export interface RenameRequest {
  readonly parsed: ParsedManifest;
  /** The manifest's own path. */
  readonly path: string;
  readonly target: EntityRef;
  readonly to: string;
  /** Sources that may import generated code. */
  readonly sources: ReadonlyMap<string, string>;
  /** The other manifests. */
  readonly manifests: ReadonlyMap<string, string>;
  /** Schema files that the manifest's `$ref`s name, by path relative to the manifest's folder, as the generator has them. */
  readonly schemas: ReadonlyMap<string, string>;
}

/** What a rename does to a file. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** Strings that may or may not mean the entity: for a person to decide. */
  readonly uncertain: readonly TextEdit[];
}

/** The edits of all files, the manifest's first, or why there are none. */
export type RenamePlan = { readonly files: readonly FileEdits[] } | { readonly refusal: string };

/** True for a rename that can change what sources say: only then they have to be read. */
export const reachesSources = ({ kind, id }: EntityRef): boolean =>
  kind === 'handoff' || kind === 'type' || kind === 'sideEffect' || isTelling(id);

/**
 * Renames an entity in its manifest (mentions, layout, suppressions and `$ref`s included), in the other manifests that
 * refer to it, and in the sources that import what is generated from it. Generated files are left to the generator.
 */
export function planRename(request: RenameRequest): RenamePlan {
  const { parsed, path, target, to } = request;
  const { edits, problems } = applyIntents(parsed, [{ type: 'rename', ...target, to }]);
  const refusal = problems[0]?.message ?? collisionOf(parsed, target, to);
  if (refusal !== undefined) return { refusal };
  const files: FileEdits[] = [{ path, edits, uncertain: [] }];
  if (holdsSchemas(target))
    for (const [other, text] of request.manifests) {
      const found = renameInManifest(text, ref => renamedRef(ref, other, request));
      if (found.length > 0) files.push({ path: other, edits: found, uncertain: [] });
    }
  const { manifest } = parsed;
  if (manifest) files.push(...renameInSources(request, manifest, edits));
  return { files };
}

function renameInSources(
  request: RenameRequest,
  manifest: Manifest,
  edits: readonly TextEdit[],
): FileEdits[] {
  const { parsed, path, target, sources, schemas } = request;
  const outDir = manifest.generate && cleanOutDir(manifest.generate.outDir);
  if (!outDir?.ok || sources.size === 0) return [];
  const manifestName = path.slice(path.lastIndexOf('/') + 1);
  const after = holdsSchemas(target) ? parseManifest(applyEdits(parsed.text, edits)).manifest : undefined;
  const names = (after && compareNames(manifest, after, manifestName, schemas)) ?? nothing;
  const rename = { outDir: joinPath(path, outDir.value), names, literals: literalsOf(request, manifest) };
  return [...sources].flatMap(([source, text]) => {
    const found = renameInSource(source, text, rename);
    return found.edits.length + found.uncertain.length > 0 ? [{ path: source, ...found }] : [];
  });
}

const nothing: GeneratedNames = { exports: new Map(), files: new Map() };

/** True for an entity that `$ref`s may lead into. */
export const holdsSchemas = ({ kind }: EntityRef): boolean => kind === 'type' || kind === 'handoff';

const isSameEntity = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;

/** An id that is hardly a word of something else: `create-charge`, not `review`. */
const isTelling = (id: string): boolean => /[-_\d]|[a-z][A-Z]/.test(id);

/** Strings by which sources name the entity at run time. */
function literalsOf({ target: { kind, id }, to }: RenameRequest, manifest: Manifest): LiteralRename[] {
  const handoffs = Object.entries(manifest.handoffs);
  const about =
    kind === 'handoff'
      ? [id]
      : kind === 'sideEffect'
        ? handoffs.filter(([, { sideEffects }]) => sideEffects?.includes(id)).map(([handoff]) => handoff)
        : [];
  const named = nameHandoffs(handoffs.map(([handoff]) => handoff));
  const exports = about.flatMap(handoff => {
    const names = named.get(handoff);
    return names ? exportedNames(names) : [];
  });
  const literals: LiteralRename[] = [];
  if (kind === 'handoff') {
    // The type that envelopes carry.
    const type = (handoff: string) => `${manifest.name}.${handoff}`;
    literals.push({ from: type(id), to: type(to), provenBy: exports });
  }
  if (exports.length > 0 || isTelling(id))
    literals.push({ from: id, to, provenBy: isTelling(id) ? exports : [] });
  return kind === 'type' ? [] : literals;
}

/** A `$ref` of another manifest to the renamed type or handoff; undefined for any other. */
function renamedRef(ref: string, from: string, { path, target, to }: RenameRequest): string | undefined {
  const [uri, fragment] = splitFragment(ref);
  if (uri === '' || joinPath(from, decodeUri(uri)) !== path) return undefined;
  const named = entityOfRef(`#${fragment}`);
  return named && isSameEntity(named.target, target) ? uri + named.rename(to) : undefined;
}

/** Generated code joins words, and many disks ignore case: ids that differ in neither cannot be beside each other. */
function collisionOf({ json }: ParsedManifest, { kind, id }: EntityRef, to: string): string | undefined {
  const other = idsOf(json, kind).find(each => each !== id && generatedName(each) === generatedName(to));
  if (other !== undefined)
    return `The ${entityWords[kind]} “${other}” gets the same name in generated code as “${to}” would, or the same file on disks that ignore case: choose another id.`;
  const taken =
    json &&
    findReferences(json).find(
      ({ target, path }) =>
        target.kind === kind && target.id === to && path[0] !== 'layout' && path[0] !== 'suppress',
    );
  return (
    taken &&
    `Something already names “${to}” (${taken.path.join('.')}), although there is no such ${entityWords[kind]}: it would mean the renamed one. Correct that first, or choose another id.`
  );
}
