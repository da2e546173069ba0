/** A JSON value and where it stands in its text; offsets are UTF-16 units, `end` is exclusive. */
export type TextNode = ObjectNode | ArrayNode | ScalarNode;

/** An object; duplicate keys are all there, in the order of the text. */
export interface ObjectNode {
  readonly kind: 'object';
  readonly start: number;
  end: number;
  readonly members: Member[];
}

/** A list. */
export interface ArrayNode {
  readonly kind: 'array';
  readonly start: number;
  end: number;
  readonly elements: Element[];
}

/** A text, number, boolean or null; its literal is what stands between `start` and `end`. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly value: string | number | boolean | null;
}

/** What stands between the commas of an object or array. */
export interface Element {
  readonly node: TextNode;
  /** Offset of the comma behind it; undefined when there is none. */
  comma: number | undefined;
}

/** A property: an element with a key. */
export interface Member extends Element {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** Deepest nesting that is read; no real workflow comes near, and recursion stays safe everywhere. */
export const maxDepth = 200;

/** Where a member or element begins: its key's quote, or its value. */
export const startOf = (element: Element | Member): number =>
  'keyStart' in element ? element.keyStart : element.node.start;

/** The elements or members of a node; empty for a scalar. */
export const childrenOf = (node: TextNode): readonly (Element | Member)[] =>
  node.kind === 'object' ? node.members : node.kind === 'array' ? node.elements : [];
