import { isObject, type Json, type JsonObject, type JsonPath, setOwn } from '../../schema/json.js';
import { keyOrderAt } from '../manifest/key-order.js';
import { findChild, findNode, indexOfKey } from '../text/find.js';
import { childrenOf, type TextNode } from '../text/node.js';
import { readText } from '../text/read.js';
import type { Change } from './change.js';
import { applyEdits, type EditTrail, startTrail } from './compose.js';
import { insertElements } from './insert.js';
import type { TextEdit } from './intent.js';
import { printMember, printValue } from './print.js';
import { removeElements } from './remove.js';
import { indentAt, styleOf } from './style.js';

/** A text on its way from one intent to the next. */
export interface WorkingText {
  readonly text: string;
  readonly tree: TextNode;
  readonly json: JsonObject;
  readonly trail: EditTrail;
  /** False when an edit has broken the text, which would be a bug of ours. */
  readonly sound: boolean;
}

/** Starts from a text that has been read without errors. */
export const startFrom = (text: string, tree: TextNode, json: JsonObject): WorkingText => ({
  text,
  tree,
  json,
  trail: startTrail(text),
  sound: true,
});

/**
 * Makes changes, whose paths are all those of the text as it is now. They are made in rounds, the text being read
 * again after each: values and keys in place, then removals, then insertions, parent by parent.
 */
export function makeChanges(start: WorkingText, changes: readonly Change[]): WorkingText {
  let working = start;
  const removals = changes.filter(change => change.type === 'remove');
  const insertions = changes.filter(change => change.type === 'insert');
  // Renaming a key changes paths below it, so it comes with the values, and insertions below it are not mixed in.
  working = edit(
    working,
    changes.flatMap(change => editInPlace(working, change)),
    exchangesTokens(working, changes),
  );
  if (removals.length > 0)
    working = edit(
      working,
      editRemovals(
        working,
        removals.map(change => change.path),
      ),
    );
  for (const groups of disjointRounds(groupByParent(insertions)))
    working = edit(
      working,
      groups.flatMap(group => editInsertions(working, group)),
    );
  return working;
}

function edit(working: WorkingText, edits: readonly TextEdit[], putOff = false): WorkingText {
  if (edits.length === 0) return working;
  const text = applyEdits(working.text, edits);
  working.trail.follow(edits);
  if (!putOff) return readAgain(working, text);
  let read: WorkingText | undefined;
  const reading = () => {
    read ??= readAgain(working, text);
    return read;
  };
  return {
    text,
    trail: working.trail,
    get tree() {
      return reading().tree;
    },
    get json() {
      return reading().json;
    },
    get sound() {
      return read?.sound ?? true;
    },
  };
}

function readAgain(working: WorkingText, text: string): WorkingText {
  const { tree, value, problems } = readText(text);
  const sound =
    tree !== undefined && isObject(value) && problems.every(({ severity }) => severity !== 'error');
  const { trail } = working;
  return sound
    ? { text, tree, json: value, trail, sound }
    : { text, tree: working.tree, json: working.json, trail, sound };
}

/**
 * True where changes put one scalar or key in another's place, and no key twice: such a text stays as readable as it
 * was, and a rename with two thousand mentions need not read it again.
 */
function exchangesTokens({ tree }: WorkingText, changes: readonly Change[]): boolean {
  const keys = new Set<string>();
  return changes.every(change => {
    if (change.type === 'replace')
      return typeof change.value !== 'object' && findNode(tree, change.path)?.kind === 'scalar';
    if (change.type !== 'rename-key') return true;
    const parent = findNode(tree, change.path.slice(0, -1));
    const key = JSON.stringify([...change.path.slice(0, -1), change.to]);
    const isFree = parent !== undefined && indexOfKey(parent, change.to) < 0 && !keys.has(key);
    keys.add(key);
    return isFree;
  });
}

function editInPlace({ text, tree }: WorkingText, change: Change): TextEdit[] {
  if (change.type === 'rename-key') {
    const parent = findNode(tree, change.path.slice(0, -1));
    const element = parent && findChild(parent, change.path.at(-1) as string)?.element;
    if (!element || !('keyStart' in element)) return [];
    const { keyStart, keyEnd } = element;
    return [{ offset: keyStart, length: keyEnd - keyStart, text: JSON.stringify(change.to) }];
  }
  if (change.type !== 'replace') return [];
  const node = findNode(tree, change.path);
  if (!node) return [];
  const put = printValue(change.value, styleOf(text, tree), indentAt(text, node.start), change.path);
  return [{ offset: node.start, length: node.end - node.start, text: put }];
}

function editRemovals({ text, tree }: WorkingText, paths: readonly JsonPath[]): TextEdit[] {
  const outermost = withoutInner(paths);
  const byParent = new Map<TextNode, Set<number>>();
  for (const path of outermost) {
    const parent = findNode(tree, path.slice(0, -1));
    const found = parent && findChild(parent, path.at(-1) as string | number);
    if (!parent || !found) continue;
    const indexes = byParent.get(parent) ?? new Set();
    byParent.set(parent, indexes.add(found.index));
  }
  // The layout keeps its empty lines, so that the next node that is moved is one new line.
  const layout = findNode(tree, ['layout']);
  return [...byParent].flatMap(([parent, indexes]) =>
    removeElements(text, parent, indexes, parent === layout),
  );
}

/** Leaves out paths below other paths of the list. */
function withoutInner(paths: readonly JsonPath[]): JsonPath[] {
  const keys = new Set(paths.map(path => JSON.stringify(path)));
  return paths.filter(path => !path.some((_, i) => i > 0 && keys.has(JSON.stringify(path.slice(0, i)))));
}

type Insertion = Extract<Change, { type: 'insert' }>;

/** Insertions that go to the same place of the same parent, so that a thousand of them are one edit. */
function groupByParent(insertions: readonly Insertion[]): Insertion[][] {
  const groups = new Map<string, Insertion[]>();
  for (const insertion of insertions) {
    const parent = insertion.path.slice(0, -1);
    // Where the order of keys is known, each key has a place of its own.
    const ordered = keyOrderAt(parent) !== undefined;
    const group = JSON.stringify(ordered ? insertion.path : parent);
    const same = groups.get(group);
    if (same) same.push(insertion);
    else groups.set(group, [insertion]);
  }
  return [...groups.values()];
}

/** Groups that go to different parents are one round, and so need one reading of the text. */
function disjointRounds(groups: readonly Insertion[][]): Insertion[][][] {
  const rounds: Insertion[][][] = [];
  const used = new Map<string, number>();
  for (const group of groups) {
    const parent = JSON.stringify(group[0]?.path.slice(0, -1));
    const round = used.get(parent) ?? 0;
    used.set(parent, round + 1);
    const sameRound = rounds[round];
    if (sameRound) sameRound.push(group);
    else rounds.push([group]);
  }
  return rounds;
}

function editInsertions({ text, tree }: WorkingText, group: readonly Insertion[]): TextEdit[] {
  const first = group[0];
  const parentPath = first?.path.slice(0, -1) ?? [];
  const parent = findNode(tree, parentPath);
  if (!first || !parent) return [];
  const style = styleOf(text, tree);
  const inner = text.slice(parent.start + 1, parent.end - 1);
  if (childrenOf(parent).length === 0 && /^[ \t]*$/.test(inner)) {
    const put = printValue(containerOf(parent, group), style, indentAt(text, parent.start), parentPath);
    return [{ offset: parent.start, length: parent.end - parent.start, text: put }];
  }
  const printed = group.map(({ path, value }) => (indent: string) => {
    const key = path.at(-1);
    return parent.kind === 'object'
      ? printMember(String(key), value, style, indent, path)
      : printValue(value, style, indent, path);
  });
  const place = placeOf(parent, parentPath, String(first.path.at(-1)));
  const isLayout = parentPath.length === 1 && parentPath[0] === 'layout';
  return insertElements(text, parent, place, printed, style, isLayout);
}

function containerOf(parent: TextNode, group: readonly Insertion[]): Json {
  if (parent.kind !== 'object') return group.map(({ value }) => value);
  const value: JsonObject = {};
  for (const insertion of group) setOwn(value, String(insertion.path.at(-1)), insertion.value);
  return value;
}

/** The index behind which a new key goes: after its predecessors in the model's order, else at the end. */
function placeOf(parent: TextNode, path: JsonPath, key: string): number {
  const children = childrenOf(parent);
  if (parent.kind !== 'object') return children.length - 1;
  if (path.length === 1 && path[0] === 'layout') return placeInLayout(parent, key);
  const order = keyOrderAt(path);
  const rank = order?.get(key);
  if (!order || rank === undefined) {
    const last = parent.members.at(-1);
    // The layout is the last block of a manifest.
    return path.length === 0 && last?.key === 'layout' ? children.length - 2 : children.length - 1;
  }
  return parent.members.findLastIndex(member => (order.get(member.key) ?? Number.POSITIVE_INFINITY) < rank);
}

/** Sorted, so that branches seldom meet; never last, so that no other line gets a comma. */
function placeInLayout(parent: TextNode & { kind: 'object' }, key: string): number {
  const next = parent.members.findIndex(member => member.key > key);
  return (next < 0 ? parent.members.length - 1 : next) - 1;
}
