import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  type Intent,
  listPayloadFields,
  listTypeFields,
  parseManifest,
} from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import type { JsonObject } from '../../src/schema/json.js';
import {
  addField,
  crossField,
  fieldNameProblem,
  fieldTypes,
  payloadHome,
  removeField,
  renameField,
  requireField,
  retypeField,
  typeHome,
} from '../../src/webview/panels/inspector/payload-edits.js';

const text = JSON.stringify(
  {
    manifestVersion: 1,
    name: 'w',
    pattern: 'sequential-pipeline',
    agents: { a: { role: 'step' }, b: { role: 'step' } },
    handoffs: {
      'a-to-b': {
        from: 'a',
        to: 'b',
        version: '1.0.0',
        payload: { $ref: '#/types/Order' },
        context: { select: ['/id', '/address'] },
      },
    },
    types: {
      Order: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'The order' },
          address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
          note: { type: 'string' },
        },
        required: ['id'],
      },
    },
  },
  null,
  2,
);

/** A manifest, its one handoff, and what intents make of it. */
function open(source = text) {
  const parsed = parseManifest(source);
  const manifest = parsed.manifest as Manifest;
  const json = parsed.json as JsonObject;
  const handoff = manifest.handoffs['a-to-b'] as Manifest['handoffs'][string];
  const fields = listPayloadFields(manifest, handoff, 'a-to-b');
  return {
    manifest,
    json,
    handoff,
    field: (pointer: string) => {
      const found = fields.find(field => field.pointer === pointer);
      if (!found) throw new Error(`no field ${pointer}`);
      return found;
    },
    do(intents: Intent[]) {
      const { edits, problems } = applyIntents(parsed, intents);
      expect(problems).toEqual([]);
      return open(applyEdits(source, edits));
    },
    get order() {
      return (json.types as JsonObject).Order as {
        properties: JsonObject;
        required: string[];
      } & JsonObject;
    },
  };
}

describe('the payload table', () => {
  it('finds where the payload is declared', () => {
    const { manifest, handoff } = open();
    expect(payloadHome(manifest, 'a-to-b', handoff)).toEqual(['types', 'Order']);
    expect(
      payloadHome(manifest, 'a-to-b', { ...handoff, payload: { $ref: '#/types/None' } }),
    ).toBeUndefined();
  });

  it('adds a required field under a free name', () => {
    const start = open();
    const { name, intents } = addField(start.json, ['types', 'Order'], 'note');
    expect(name).toBe('note2');
    const { order } = start.do(intents);
    expect(order.properties.note2).toEqual({ type: 'string' });
    expect(order.required).toEqual(['id', 'note2']);
  });

  it('renames a field wherever it is named', () => {
    const start = open();
    const next = start.do(renameField(start.json, start.manifest, start.field('/id'), 'orderId'));
    expect(Object.keys(next.order.properties)).toEqual(['orderId', 'address', 'note']);
    expect(next.order.required).toEqual(['orderId']);
    expect(next.handoff.context?.select).toEqual(['/orderId', '/address']);
  });

  it('renames a nested field and leaves its parent’s crossing alone', () => {
    const start = open();
    const next = start.do(renameField(start.json, start.manifest, start.field('/address/street'), 'road'));
    expect(next.field('/address/road').crosses).toBe(true);
  });

  it('renames a field of a type in every handoff that it crosses, at its place in each', () => {
    const source = text
      .replace(
        '"types": {',
        '"types": { "Parcel": {"type": "object", "properties": {"order": {"$ref": "#/types/Order"}}},',
      )
      .replace(
        '"handoffs": {',
        '"handoffs": {"b-to-a": {"from": "b", "to": "a", "version": "1.0.0", "payload": {"$ref": "#/types/Parcel"}, "context": {"select": ["/order/id"]}},',
      );
    const start = open(source);
    const id = listTypeFields(start.manifest, 'Order').find(({ name }) => name === 'id');
    expect(id).toMatchObject({ path: ['types', 'Order', 'properties', 'id'], crosses: true, required: true });
    const next = start.do(renameField(start.json, start.manifest, id as never, 'orderId'));
    expect(next.handoff.context?.select).toEqual(['/orderId', '/address']);
    expect(next.manifest.handoffs['b-to-a']?.context?.select).toEqual(['/order/orderId']);
    const gone = start.do(removeField(start.json, start.manifest, id as never));
    expect(gone.manifest.handoffs['b-to-a']?.context?.select).toEqual([]);
    expect(typeHome(start.manifest, 'Order')).toEqual(['types', 'Order']);
    expect(typeHome(start.manifest, 'None')).toBeUndefined();
  });

  it('refuses a name that is taken or empty', () => {
    const { json, field } = open();
    expect(fieldNameProblem(json, field('/id'), 'note')).toMatch(/already/);
    expect(fieldNameProblem(json, field('/id'), '')).toMatch(/needs a name/);
    expect(fieldNameProblem(json, field('/id'), 'id')).toBeUndefined();
  });

  it('removes a field with what names it', () => {
    const start = open();
    const next = start.do(removeField(start.json, start.manifest, start.field('/id')));
    expect(Object.keys(next.order.properties)).toEqual(['address', 'note']);
    expect(next.order.required).toEqual([]);
    expect(next.handoff.context?.select).toEqual(['/address']);
  });

  it('makes a field required and optional', () => {
    const start = open();
    const on = start.do(requireField(start.json, start.field('/note'), true));
    expect(on.order.required).toEqual(['id', 'note']);
    expect(on.do(requireField(on.json, on.field('/note'), false)).order.required).toEqual(['id']);
  });

  it('changes a type and keeps the description', () => {
    const start = open();
    const next = start.do(retypeField(start.json, start.field('/id'), { type: 'integer' }));
    expect(next.order.properties.id).toEqual({ type: 'integer', description: 'The order' });
  });

  it('shows each of its types under the same word again', () => {
    const start = open();
    for (const { word, schema } of fieldTypes) {
      const next = start.do(retypeField(start.json, start.field('/note'), schema));
      expect(next.field('/note').type).toBe(word);
    }
  });
});

describe('what crosses', () => {
  it('lets one more cross, and selects nothing once all do', () => {
    const start = open();
    const next = start.do(crossField(start.manifest, 'a-to-b', start.handoff, start.field('/note'), true));
    expect(next.handoff.context?.select).toBeUndefined();
    expect(next.field('/note').crosses).toBe(true);
  });

  it('keeps one back by selecting the others', () => {
    const all = open(text.replace(/,\s*"context": \{[^}]*\}/, ''));
    expect(all.handoff.context).toBeUndefined();
    const next = all.do(crossField(all.manifest, 'a-to-b', all.handoff, all.field('/note'), false));
    expect(next.handoff.context?.select).toEqual(['/id', '/address']);
  });

  it('keeps a part back by naming its siblings', () => {
    const start = open();
    const next = start.do(
      crossField(start.manifest, 'a-to-b', start.handoff, start.field('/address/street'), false),
    );
    expect(next.handoff.context?.select).toEqual(['/id', '/address/city']);
    expect(next.field('/address')).toMatchObject({ crosses: false, crossesPartly: true });
    const back = next.do(crossField(next.manifest, 'a-to-b', next.handoff, next.field('/address'), true));
    expect(back.handoff.context?.select).toEqual(['/id', '/address']);
  });
});
