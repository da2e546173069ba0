import fc from 'fast-check';

/** Ways to lay out the same manifest; every editing test runs on all of them. */
export interface Layout {
  readonly name: string;
  readonly indent: string | number | undefined;
  readonly eol: '\n' | '\r\n';
  readonly finalNewline: boolean;
  readonly bom?: boolean;
  /** Changes the text before it is laid out. */
  readonly reshape?: (text: string) => string;
}

export const layouts: readonly Layout[] = [
  { name: 'two blanks', indent: 2, eol: '\n', finalNewline: true },
  { name: 'four blanks', indent: 4, eol: '\n', finalNewline: true },
  { name: 'tabs', indent: '\t', eol: '\n', finalNewline: true },
  { name: 'CRLF', indent: 2, eol: '\r\n', finalNewline: true },
  { name: 'no final newline', indent: 2, eol: '\n', finalNewline: false },
  { name: 'a byte order mark', indent: 2, eol: '\n', finalNewline: true, bom: true },
  { name: 'one line', indent: undefined, eol: '\n', finalNewline: false },
];

const withoutComments = (text: string) => text.replace(/\s*\/\/.*$/gm, '').replace(/\s*\/\*.*?\*\//g, '');

/** Ways in which few people write, and which must survive all the same. */
export const oddLayouts: readonly Layout[] = [
  {
    name: 'trailing commas',
    indent: 2,
    eol: '\n',
    finalNewline: true,
    reshape: text => text.replace(/([}\]"\d])(\s*(?:\/\/.*)?\n\s*[}\]])/g, '$1,$2'),
  },
  {
    name: 'first members on the line of the brace',
    indent: 2,
    eol: '\n',
    finalNewline: true,
    reshape: text => text.replace(/\{\n\s*(?!\/)/g, '{ '),
  },
  {
    name: 'closing braces on the last line',
    indent: '\t',
    eol: '\r\n',
    finalNewline: false,
    reshape: text => withoutComments(text).replace(/\n\s*([}\]])/g, ' $1'),
  },
  {
    name: 'blank lines and comments everywhere',
    indent: 2,
    eol: '\n',
    finalNewline: true,
    reshape: text => text.replace(/,\n/g, ', /* and */ // so on\n\n'),
  },
];

/** A manifest with what must survive: comments, odd number literals, unknown keys, `__proto__`, unusual order. */
export const sampleText = `{
  // the workflow of the support desk
  "manifestVersion": 1.0, // format
  "name": "ticket-triage",
  "pattern": "supervisor-worker",
  "x-owner": { "team": "support", "cost": 12345678901234567890 },
  "agents": {
    // the one who plans
    "triage": { "role": "supervisor", "tools": ["crm.lookup"], "stores": ["hot"] },
    "billing": {
      "role": "worker", // charges
      "accepts": { "triage-to-billing": "^1.0.0" }
    },
    /* drafts replies */
    "drafting": { "role": "worker" } // last one
  },
  "handoffs": {
    "triage-to-billing": {
      "from": "triage", "to": "billing",
      "version": "1.2.0",
      "payload": { "$ref": "#/types/BillingTask" },
      "context": { "reference": { "store": "hot", "ttl": "PT24H" } },
      "sideEffects": ["create-charge"],
      "deadLetter": "review"
    },
    "billing-to-triage": {
      "from": "billing",
      "to": "triage",
      "version": "1.0.0",
      "payload": { "type": "object", "properties": { "task": { "$ref": "#/types/BillingTask/properties/id" }, "$ref": { "const": { "$ref": "#/types/BillingTask" } } } }
    }
  },
  "types": {
    "BillingTask": { "type": "object", "properties": { "id": { "type": "string" }, "__proto__": true } }
  },
  "sideEffects": {
    "create-charge": { "system": "stripe", "operation": "charges.create", "class": "compensatable" }
  },
  "stores": { "hot": { "kind": "redis" } },
  "deadLetterQueues": {
    "review": { "kind": "sqs" }
  },
  "suppress": [
    { "code": "x", "path": "/agents/billing/role", "reason": "why not", "expires": "2030-01-01" }
  ],
  "layout": {
    "triage": { "x": 0, "y": -40.5 },
    "store:hot": { "x": 10, "y": 200 } // beside it
  }
}
`;

/** The sample in a layout; comments only where there is more than one line. */
export function layOut(layout: Layout, text = sampleText): string {
  let result = layout.reshape?.(text) ?? text;
  if (layout.indent === undefined)
    result = text
      .replace(/\s*\/\/.*$/gm, '')
      .replace(/\/\*.*?\*\//g, '')
      .replace(/\n\s*/g, '');
  else {
    const unit = typeof layout.indent === 'number' ? ' '.repeat(layout.indent) : layout.indent;
    result = text.replace(/^(?: {2})+/gm, blanks => unit.repeat(blanks.length / 2));
  }
  if (!layout.finalNewline) result = result.trimEnd();
  return (layout.bom ? '\ufeff' : '') + result.replaceAll('\n', layout.eol);
}

export const anyLayout: fc.Arbitrary<Layout> = fc.constantFrom(...layouts, ...oddLayouts);

/** Lines that differ, counted as `git diff --numstat` does: added and deleted. */
export function countDiff(before: string, after: string): { added: number; deleted: number } {
  const a = before.split('\n');
  const b = after.split('\n');
  // Longest common subsequence; the samples are small.
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++)
      next.push(line === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    row = next;
  }
  const common = row[b.length] as number;
  return { added: b.length - common, deleted: a.length - common };
}
