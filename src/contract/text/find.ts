import type { JsonPath } from '../../schema/json.js';
import type { TextRange } from '../problem.js';
import { childrenOf, type Element, type Member, startOf, type TextNode } from './node.js';

/** A member or element with what holds it. */
export interface FoundElement {
  readonly element: Element | Member;
  readonly index: number;
  readonly parent: TextNode;
}

// Objects with many members are looked up again and again: 1,000 agents, 1,000 problems.
const indexes = new WeakMap<TextNode, Map<string, number>>();

/** The index of a key among an object's members (the last of duplicates, as the value has it), or -1. */
export function indexOfKey(node: TextNode, key: string): number {
  if (node.kind !== 'object') return -1;
  if (node.members.length < 8) return node.members.findLastIndex(member => member.key === key);
  let index = indexes.get(node);
  if (!index) {
    index = new Map(node.members.map((member, i) => [member.key, i]));
    indexes.set(node, index);
  }
  return index.get(key) ?? -1;
}

/** The child of a node at a path segment. */
export function findChild(parent: TextNode, segment: string | number): FoundElement | undefined {
  const index = parent.kind === 'object' ? indexOfKey(parent, String(segment)) : Number(segment);
  const element = childrenOf(parent)[index];
  return element && { element, index, parent };
}

/** The node at a path; undefined when the path leads nowhere. */
export function findNode(tree: TextNode | undefined, path: JsonPath): TextNode | undefined {
  let node = tree;
  for (const segment of path) {
    node = node && findChild(node, segment)?.element.node;
    if (!node) return undefined;
  }
  return node;
}

/** The range of a path's value or key; of its nearest existing ancestor's where the path leads nowhere. */
export function locateIn(tree: TextNode | undefined, path: JsonPath, at: 'key' | 'value'): TextRange {
  if (!tree) return { start: 0, end: 0 };
  let node = tree;
  let range: TextRange = headOf(tree);
  for (const [i, segment] of path.entries()) {
    const found = findChild(node, segment);
    if (!found) {
      // What is missing is said where it belongs: at the key of the object that lacks it.
      return range;
    }
    node = found.element.node;
    const key = 'keyStart' in found.element ? found.element : undefined;
    const last = i === path.length - 1;
    if (last && at === 'value') return { start: node.start, end: node.end };
    range = key ? { start: key.keyStart, end: key.keyEnd } : { start: node.start, end: node.end };
  }
  return path.length === 0 && at === 'value' ? { start: tree.start, end: tree.end } : range;
}

/** The opening bracket: a problem of the whole document must not underline all of it. */
const headOf = (tree: TextNode): TextRange => ({
  start: tree.start,
  end: Math.min(tree.start + 1, tree.end),
});

/** The path of the innermost value, or key, that holds the offset; ends count, so a caret behind a value is in it. */
export function pathAtOffset(tree: TextNode | undefined, offset: number): JsonPath {
  const path: (string | number)[] = [];
  let node = tree;
  while (node) {
    const index = childAt(node, offset);
    const element = childrenOf(node)[index];
    if (!element) break;
    path.push('key' in element ? element.key : index);
    node = offset >= element.node.start ? element.node : undefined;
  }
  return path;
}

function childAt(node: TextNode, offset: number): number {
  const children = childrenOf(node);
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle] as Element | Member;
    if (offset < startOf(child)) high = middle - 1;
    else if (offset > child.node.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
