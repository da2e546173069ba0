import { describe, expect, it } from 'vitest';
import {
  type Connection,
  canConnect,
  canLead,
  type Manifest,
  type PatternId,
  parseManifest,
  patternOf,
} from '../../src/contract/index.js';

const starter = (id: PatternId): Manifest =>
  parseManifest(patternOf(id).starter('demo')).manifest as Manifest;
const pipeline = starter('sequential-pipeline');
const star = starter('supervisor-worker');
const peers = starter('peer-to-peer');

const why = (verdict: Connection): string => (verdict.ok ? 'ok' : `${verdict.rule}: ${verdict.reason}`);

describe('every target says why it may not take a handoff', () => {
  const grown: Manifest = {
    ...star,
    agents: {
      ...star.agents,
      critic: { role: 'worker' },
      chief: { role: 'supervisor' },
      odd: { role: 'peer' },
    },
  };
  const { hopLimit: _, ...endless } = peers;
  it.each([
    ['self', star, 'planner', 'planner', /^self-handoff: planner cannot hand over to itself/],
    ['nobody', star, 'planner', 'ghost', /^unknown-reference: There is no agent “ghost”/],
    ['a duplicate', star, 'planner', 'writer', /^duplicate-handoff: .* by “planner-to-writer”/],
    ['two workers', star, 'researcher', 'writer', /^star-shape: .*from planner/],
    ['two supervisors', grown, 'planner', 'chief', /^single-coordinator: .*both supervisors/],
    ['a strange role', grown, 'planner', 'odd', /^role-in-pattern: odd is a peer, .* make it a worker first/],
    ['a branch', pipeline, 'reader', 'clerk', /^pipeline-single-path: reader hands over already/],
    ['a second way in', pipeline, 'clerk', 'checker', /^pipeline-single-path: checker has a predecessor/],
    ['a circle of steps', pipeline, 'clerk', 'reader', /^pipeline-single-path: .*circle/],
    [
      'an endless circle',
      endless,
      'reporter',
      'detective',
      /^cycle-hop-limit: detective leads back to reporter, .*hop limit/,
    ],
  ] as const)('%s', (_name, manifest, from, to, expected) => {
    expect(why(canConnect(manifest as Manifest, from, to))).toMatch(expected);
  });

  it('and may take it where nothing speaks against it', () => {
    expect(why(canConnect(grown, 'planner', 'critic'))).toBe('ok');
    expect(why(canConnect(peers, 'reporter', 'detective'))).toBe('ok');
  });
});

describe('a handoff that is led to another receiver', () => {
  /** A peer that takes an `Order` from the detective, and a handoff with this payload from the reporter to the engineer. */
  const takes = (properties: object, required: string[], sent: object, ref = false): Connection => {
    const order = { type: 'object', properties, required };
    const handoff = peers.handoffs['detective-to-engineer'] as Manifest['handoffs'][string];
    return canLead(
      {
        ...peers,
        agents: { ...peers.agents, clerk: { role: 'peer' } },
        types: { ...peers.types, Order: order as never, Sent: sent as never },
        handoffs: {
          'detective-to-clerk': { ...handoff, to: 'clerk', payload: { $ref: '#/types/Order' } },
          moved: { ...handoff, from: 'reporter', payload: ref ? { $ref: '#/types/Sent' } : (sent as never) },
        },
      },
      'moved',
      'clerk',
    );
  };
  const id = { id: { type: 'string' } };

  it.each([
    ['a field that is not sent', id, ['id'], { type: 'object' }, '“id” is required, and is not sent'],
    [
      'a field that is optional',
      id,
      ['id'],
      { type: 'object', properties: id },
      '“id” is required, and is not always sent',
    ],
    [
      'another type',
      id,
      [],
      { type: 'object', properties: { id: { type: 'integer' } } },
      '“id” is sent as integer, and must be string',
    ],
    ['no object at all', id, ['id'], { type: 'string' }, 'the payload is sent as string, and must be object'],
    [
      'a value beyond',
      { kind: { enum: ['a', 'b'] } },
      [],
      { type: 'object', properties: { kind: { enum: ['a', 'c'] } } },
      '“kind” may be "c", and must be one of "a", "b"',
    ],
    [
      'any text',
      { kind: { enum: ['a'] } },
      [],
      { type: 'object', properties: { kind: { type: 'string' } } },
      '“kind” must be one of "a"',
    ],
    [
      'a nested field',
      { at: { type: 'object', required: ['city'] } },
      [],
      { type: 'object', properties: { at: { type: 'object' } } },
      '“at.city” is required',
    ],
    [
      'an item',
      { tags: { items: { type: 'string' } } },
      [],
      { type: 'object', properties: { tags: { items: { type: 'number' } } } },
      '“tags.[]” is sent as number',
    ],
  ])('is refused for %s', (_name, properties, required, sent, expected) => {
    const verdict = why(takes(properties, required, sent));
    expect(verdict).toMatch(
      /^payload-not-accepted: clerk cannot take this payload: .* \(it takes Order from detective\)\.$/,
    );
    expect(verdict).toContain(expected);
  });

  it.each([
    ['the same fields', id, ['id'], { type: 'object', properties: id, required: ['id'] }],
    ['more than is needed', id, [], { type: 'object', properties: { ...id, extra: { type: 'string' } } }],
    [
      'an integer for a number',
      { n: { type: 'number' } },
      [],
      { type: 'object', properties: { n: { type: 'integer' } } },
    ],
    ['what only an evaluation could judge', id, ['id'], { anyOf: [{ type: 'string' }] }],
  ])('is taken for %s', (_name, properties, required, sent) => {
    expect(why(takes(properties, required, sent))).toBe('ok');
    expect(why(takes(properties, required, sent, true))).toBe('ok');
  });

  it('keeps to the pattern as well, without the way that it leaves', () => {
    expect(why(canLead(pipeline, 'checker-to-clerk', 'reader'))).toMatch(/^pipeline-single-path/);
    expect(why(canLead(star, 'planner-to-writer', 'researcher'))).toMatch(/^duplicate-handoff/);
    expect(why(canLead(star, 'planner-to-writer', 'writer'))).toMatch(/leads to writer already/);
    expect(why(canLead(star, 'none', 'writer'))).toMatch(/^unknown-reference/);
    const grown = { ...star, agents: { ...star.agents, critic: { role: 'worker' as const } } };
    expect(why(canLead(grown, 'planner-to-writer', 'critic'))).toBe('ok');
  });
});
