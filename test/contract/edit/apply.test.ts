import { describe, expect, it } from 'vitest';
import { applyIntents, type Intent, parseManifest } from '../../../src/contract/index.js';
import { getAt, type Json, type JsonPath } from '../../../src/schema/json.js';
import { apply, refusal } from './applying.js';
import { countDiff, layOut, layouts, oddLayouts, sampleText } from './texts.js';

describe.each(layouts)('in a text with $name', layout => {
  const text = layOut(layout);
  const oneLine = layout.indent === undefined;

  it('is read without problems', () => {
    expect(parseManifest(text).problems).toEqual([]);
  });

  it('moves a pinned node by changing one line', () => {
    const after = apply(text, { type: 'move', positions: { triage: { x: 120.4, y: -40.5 } } });
    expect(countDiff(text, after)).toEqual({ added: 1, deleted: 1 });
    expect(parseManifest(after).manifest?.layout?.triage).toEqual({ x: 120, y: -40 });
  });

  it('pins a node by adding one line', () => {
    const after = apply(text, { type: 'move', positions: { billing: { x: 1, y: 2 } } });
    expect(countDiff(text, after)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 1, deleted: 0 });
    expect(parseManifest(after).manifest?.layout?.billing).toEqual({ x: 1, y: 2 });
  });

  it('writes the first pinned node as the last block, one line each', () => {
    const without = apply(text, { type: 'unset', path: ['layout'] });
    const after = apply(without, {
      type: 'move',
      positions: { triage: { x: 5, y: 6 }, billing: { x: 7, y: 8 } },
    });
    if (oneLine) expect(after).toContain('"layout": {"triage": {"x": 5');
    else
      expect(after.replaceAll('\r\n', '\n').replaceAll(/^\s+/gm, '')).toMatch(
        /[}\]],\n"layout": \{\n"triage": \{ "x": 5, "y": 6 \},\n"billing": \{ "x": 7, "y": 8 \}\n\}\n\}\n?$/,
      );
    expect(parseManifest(after).problems).toEqual([]);
  });

  it('writes the very first pinned node in one line, and gives lines to the next ones', () => {
    const without = apply(text, { type: 'unset', path: ['layout'] });
    const first = apply(without, { type: 'move', positions: { triage: { x: 5, y: 6 } } });
    expect(countDiff(without, first)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 2, deleted: 1 });
    const second = apply(first, { type: 'move', positions: { billing: { x: 7, y: 8 } } });
    expect(parseManifest(second).manifest?.layout).toEqual({
      triage: { x: 5, y: 6 },
      billing: { x: 7, y: 8 },
    });
    if (!oneLine)
      expect(second.replaceAll('\r\n', '\n')).toMatch(
        /\n\s+"billing": \{ "x": 7, "y": 8 \},\n\s+"triage": \{.*\}\n\s+\}\n\}/,
      );
    const third = apply(second, { type: 'move', positions: { drafting: { x: 1, y: 1 } } });
    expect(countDiff(second, third)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 1, deleted: 0 });
  });

  it('unpins and pins again with the original bytes around', () => {
    const unpinned = apply(text, { type: 'unpin', ids: ['triage'] });
    expect(Object.keys(parseManifest(unpinned).manifest?.layout ?? {})).toEqual(['store:hot']);
    const empty = apply(text, { type: 'unpin', ids: ['triage', 'store:hot'] });
    const again = apply(empty, { type: 'move', positions: { triage: { x: 0, y: 0 } } });
    expect(countDiff(empty, again)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 1, deleted: 0 });
  });

  it('changes a scalar in its line only', () => {
    const after = apply(text, {
      type: 'set',
      path: ['handoffs', 'triage-to-billing', 'version'],
      value: '1.3.0',
    });
    expect(after).toBe(text.replace('"1.2.0"', '"1.3.0"'));
  });

  it('adds an agent behind the last one, and its comment stays with that', () => {
    const after = apply(text, { type: 'add', kind: 'agent', id: 'refunds', value: { role: 'worker' } });
    expect(countDiff(text, after)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 4, deleted: 1 });
    if (!oneLine) expect(after).toContain('"drafting": { "role": "worker" }, // last one');
    expect(Object.keys(parseManifest(after).manifest?.agents ?? {}).at(-1)).toBe('refunds');
  });

  it('adds an agent where it was dropped', () => {
    for (const start of [text, apply(text, { type: 'unset', path: ['layout'] })]) {
      const value = { role: 'worker' };
      const after = apply(start, {
        type: 'add',
        kind: 'agent',
        id: 'refunds',
        value,
        position: { x: 8, y: 9 },
      });
      const { manifest } = parseManifest(after);
      expect(manifest?.agents.refunds).toEqual(value);
      expect(manifest?.layout?.refunds).toEqual({ x: 8, y: 9 });
    }
  });

  it('puts a key where the model has it', () => {
    const after = apply(text, { type: 'set', path: ['description'], value: 'Sorts tickets' });
    expect(Object.keys(parseManifest(after).json ?? {}).slice(0, 3)).toEqual([
      'manifestVersion',
      'name',
      'description',
    ]);
    expect(countDiff(text, after)).toEqual(oneLine ? { added: 1, deleted: 1 } : { added: 1, deleted: 0 });
  });

  it('creates a missing collection before the layout', () => {
    const bare = apply(
      text,
      { type: 'unset', path: ['stores'] },
      { type: 'unset', path: ['deadLetterQueues'] },
    );
    const after = apply(bare, { type: 'add', kind: 'store', id: 'cold', value: { kind: 'dynamodb' } });
    const keys = Object.keys(parseManifest(after).json ?? {});
    expect(keys.indexOf('stores')).toBeGreaterThan(keys.indexOf('sideEffects'));
    expect(keys.at(-1)).toBe('layout');
  });

  it('renames an agent and whatever names it', () => {
    const after = apply(text, { type: 'rename', kind: 'agent', id: 'triage', to: 'desk' });
    expect(after).toBe(
      text
        .replaceAll('"triage":', '"desk":')
        .replace('"from": "triage"', '"from": "desk"')
        .replace('"to": "triage"', '"to": "desk"'),
    );
  });

  it.each<[Intent, (text: string) => string]>([
    [
      { type: 'rename', kind: 'store', id: 'hot', to: 'warm' },
      was => was.replaceAll('"hot"', '"warm"').replace('store:hot', 'store:warm'),
    ],
    [
      { type: 'rename', kind: 'handoff', id: 'triage-to-billing', to: 'bill' },
      was => was.replaceAll('"triage-to-billing"', '"bill"'),
    ],
    [
      { type: 'rename', kind: 'deadLetterQueue', id: 'review', to: 'dlq' },
      was => was.replaceAll('"review"', '"dlq"'),
    ],
    [
      { type: 'rename', kind: 'sideEffect', id: 'create-charge', to: 'charge' },
      was => was.replaceAll('"create-charge"', '"charge"'),
    ],
    [
      { type: 'rename', kind: 'type', id: 'BillingTask', to: 'Task' },
      was =>
        was
          .replace('"BillingTask":', '"Task":')
          .replace('"payload": { "$ref": "#/types/BillingTask" }', '"payload": { "$ref": "#/types/Task" }')
          .replace('#/types/BillingTask/properties/id', '#/types/Task/properties/id'),
    ],
    [
      { type: 'rename', kind: 'agent', id: 'billing', to: 'money' },
      was => was.replaceAll('"billing"', '"money"').replace('/agents/billing/role', '/agents/money/role'),
    ],
  ])('renames %j', (intent, expected) => {
    expect(apply(text, intent)).toBe(expected(text));
  });

  it('removes an agent with its handoffs, mentions and layout', () => {
    const after = apply(text, { type: 'remove', targets: [{ kind: 'agent', id: 'billing' }] });
    const { manifest, problems } = parseManifest(after);
    expect(problems).toEqual([]);
    expect(Object.keys(manifest?.agents ?? {})).toEqual(['triage', 'drafting']);
    expect(manifest?.handoffs).toEqual({});
    expect(manifest?.suppress).toEqual([]);
    if (!oneLine)
      for (const comment of ['// the one who plans', '/* drafts replies */', '// last one', '// beside it'])
        expect(after).toContain(comment);
  });

  it('removes a store with every mention of it', () => {
    const { manifest } = parseManifest(
      apply(text, { type: 'remove', targets: [{ kind: 'store', id: 'hot' }] }),
    );
    expect(manifest?.agents.triage?.stores).toEqual([]);
    expect(manifest?.handoffs['triage-to-billing']?.context).toEqual({});
    expect(Object.keys(manifest?.layout ?? {})).toEqual(['triage']);
  });

  it('pastes under fresh names, with the references inside the piece', () => {
    const { agents, handoffs, types, stores } = parseManifest(text).json as Record<string, Json>;
    const fragment = { agents, handoffs, types, stores, layout: { triage: { x: 0, y: 0 } } } as Json;
    const after = apply(text, { type: 'paste', fragment, offset: { x: 40, y: 40 } });
    const { manifest, problems } = parseManifest(after);
    expect(problems).toEqual([]);
    expect(Object.keys(manifest?.agents ?? {}).slice(3)).toEqual(['triage-2', 'billing-2', 'drafting-2']);
    expect(manifest?.handoffs['triage-to-billing-2']).toMatchObject({
      from: 'triage-2',
      to: 'billing-2',
      deadLetter: 'review',
    });
    expect(manifest?.agents['billing-2']?.accepts).toEqual({ 'triage-to-billing-2': '^1.0.0' });
    expect(Object.keys(manifest?.types ?? {})).toEqual(['BillingTask']);
    expect(manifest?.layout?.['triage-2']).toEqual({ x: 40, y: 40 });
  });

  it('makes no edit where everything is as wanted', () => {
    const parsed = parseManifest(text);
    for (const path of [
      ['name'],
      ['agents'],
      ['manifestVersion'],
      ['types'],
      ['layout'],
      ['x-owner'],
    ] as JsonPath[])
      expect(
        applyIntents(parsed, [{ type: 'set', path, value: getAt(parsed.json, path) as Json }]).edits,
      ).toEqual([]);
    expect(
      applyIntents(parsed, [{ type: 'move', positions: { 'store:hot': { x: 10, y: 200 } } }]).edits,
    ).toEqual([]);
    const there = { type: 'rename', kind: 'agent', id: 'triage', to: 'desk' } as const;
    expect(applyIntents(parsed, [there, { ...there, id: 'desk', to: 'triage' }]).edits).toEqual([]);
  });

  it('keeps number literals, comments and unknown keys', () => {
    const after = apply(
      text,
      { type: 'set-pattern', pattern: 'peer-to-peer' },
      { type: 'set', path: ['hopLimit'], value: 12 },
      { type: 'set', path: ['x-owner', 'team'], value: 'desk' },
    );
    expect(after).toContain('12345678901234567890');
    expect(after).toContain('"manifestVersion": 1.0');
    expect(after).toContain('"__proto__": true');
  });
});

describe('a line that gets too long', () => {
  const long = `{
  "agents": {
    "desk": { "role": "supervisor", "tools": ["crm.lookup", "crm.update", "mail.send", "calendar.book"], "x": 1 } // desk
  }
}
`;

  it('is broken up, one member a line', () => {
    const after = apply(long, {
      type: 'set',
      path: ['agents', 'desk', 'description'],
      value: 'Plans the work',
    });
    expect(after).toBe(`{
  "agents": {
    "desk": {
      "role": "supervisor",
      "description": "Plans the work",
      "tools": ["crm.lookup", "crm.update", "mail.send", "calendar.book"],
      "x": 1
    } // desk
  }
}
`);
  });

  it('is left alone where comments stand between', () => {
    const commented = long.replace('"x": 1', '/* why */ "x": 1');
    const after = apply(commented, { type: 'set', path: ['agents', 'desk', 'model'], value: 'm' });
    expect(after).toContain('"supervisor", "model": "m", "tools"');
  });

  it('is broken up at its end as well', () => {
    const after = apply(long, { type: 'set', path: ['agents', 'desk', 'zone'], value: 'eu' });
    expect(after).toContain('\n      "x": 1,\n      "zone": "eu"\n    } // desk\n');
  });
});

describe('many intents at once', () => {
  const rename = (id: string, to: string): Intent => ({ type: 'rename', kind: 'agent', id, to });
  const remove = (id: string): Intent => ({ type: 'remove', targets: [{ kind: 'agent', id }] });
  const lines = (...entries: string[]) =>
    `{\n  "agents": {\n${entries.map(e => `    ${e}`).join(',\n')}\n  }\n}\n`;
  const a = '"a": { "role": "peer" }';
  const b = '"b": { "role": "worker" }';

  it.each<[string, string, Intent[], string]>([
    [
      'swap two names',
      lines(a, b),
      [rename('a', 'c'), rename('b', 'a'), rename('c', 'b')],
      lines('"b": { "role": "peer" }', '"a": { "role": "worker" }'),
    ],
    [
      'give one the name of a removed one',
      lines(a, b),
      [remove('b'), rename('a', 'b')],
      lines('"b": { "role": "peer" }'),
    ],
    [
      'put another where one was renamed',
      lines(a),
      [rename('a', 'b'), { type: 'add', kind: 'agent', id: 'a', value: { role: 'human' } }],
      lines('"b": { "role": "peer" }', '"a": {\n      "role": "human"\n    }'),
    ],
    [
      'change below a renamed key, before and after',
      lines(a),
      [
        { type: 'set', path: ['agents', 'a', 'role'], value: 'human' },
        rename('a', 'b'),
        { type: 'set', path: ['agents', 'b', 'model'], value: 'm' },
      ],
      lines('"b": { "role": "human", "model": "m" }'),
    ],
    [
      'change what was removed and put back where it stood',
      lines(a, b),
      [remove('a'), { type: 'add', kind: 'agent', id: 'a', value: { role: 'human' } }],
      lines('"a": { "role": "human" }', b),
    ],
    [
      'remove from a list, change what has moved up, append',
      '{\n  "list": [1, 2, { "x": 3 }] // three\n}\n',
      [
        { type: 'unset', path: ['list', 0] },
        { type: 'set', path: ['list', 1, 'x'], value: 4 },
        { type: 'set', path: ['list', 2], value: 5 },
      ],
      '{\n  "list": [2, { "x": 4 }, 5] // three\n}\n',
    ],
    ['come to nothing', lines(a), [rename('a', 'b'), rename('b', 'a')], lines(a)],
  ])('%s', (_, before, intents, expected) => {
    expect(apply(before, ...intents)).toBe(expected);
  });
});

describe('refusals', () => {
  it.each<[string, Intent, RegExp]>([
    ['a taken id', { type: 'add', kind: 'agent', id: 'triage', value: {} }, /already an agent “triage”/],
    ['a bad id', { type: 'add', kind: 'agent', id: '__proto__', value: {} }, /cannot be an id/],
    [
      'a rename to a taken id',
      { type: 'rename', kind: 'agent', id: 'triage', to: 'billing' },
      /already an agent/,
    ],
    ['a rename of nothing', { type: 'rename', kind: 'store', id: 'nope', to: 'x' }, /no state store “nope”/],
    ['a value inside a scalar', { type: 'set', path: ['name', 'first'], value: 1 }, /no object/],
    ['a place beyond a list', { type: 'set', path: ['suppress', 7], value: 1 }, /no place 7/],
    ['an empty paste', { type: 'paste', fragment: [] }, /no piece of a manifest/],
    [
      'a paste into what is no collection',
      { type: 'paste', fragment: { 'x-owner': 1, agents: { a: {} }, types: { T: true } } },
      /“types” is no object/,
    ],
  ])('refuses %s', (_, intent, message) => {
    expect(refusal(sampleText.replace('"types": {', '"types": [], "x": {'), intent)).toMatch(message);
  });

  it('refuses all intents when one is refused', () => {
    expect(
      refusal(
        sampleText,
        { type: 'set-pattern', pattern: 'peer-to-peer' },
        { type: 'rename', kind: 'agent', id: 'no', to: 'x' },
      ),
    ).toMatch(/no agent/);
  });

  it.each([
    ['broken', `${sampleText}}`],
    ['empty', ''],
    ['with two equal keys', sampleText.replace('"name"', '"pattern": "peer-to-peer", "name"')],
    ['newer', sampleText.replace('"manifestVersion": 1.0', '"manifestVersion": 99')],
    [
      'in conflict',
      sampleText.replace('"name": "ticket-triage",', '"name":\n<<<<<<< a\n"a",\n=======\n"b",\n>>>>>>> b\n'),
    ],
  ])('never edits a text that is %s', (_, text) => {
    expect(refusal(text, { type: 'set-pattern', pattern: 'peer-to-peer' })).toBeTruthy();
  });
});

describe.each(oddLayouts)('in a text with $name', layout => {
  const text = layOut(layout);

  it('moves a pinned node by changing one line', () => {
    expect(parseManifest(text).manifest).toBeDefined();
    const after = apply(text, { type: 'move', positions: { triage: { x: 120, y: -40 } } });
    expect(countDiff(text, after)).toEqual({ added: 1, deleted: 1 });
  });

  it('adds and removes with the value that is meant, and leaves the comments', () => {
    const count = (of: string) => of.split('//').length + of.split('/*').length;
    const added = apply(text, { type: 'add', kind: 'agent', id: 'refunds', value: { role: 'worker' } });
    expect(Object.keys(parseManifest(added).manifest?.agents ?? {}).at(-1)).toBe('refunds');
    expect(count(added)).toBe(count(text));
    const removed = apply(added, { type: 'remove', targets: [{ kind: 'agent', id: 'refunds' }] });
    expect(parseManifest(removed).json).toEqual(parseManifest(text).json);
    expect(count(removed)).toBe(count(text));
  });
});
