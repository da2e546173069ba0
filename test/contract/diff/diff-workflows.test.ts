import { describe, expect, it } from 'vitest';
import type { WorkflowChange } from '../../../src/contract/diff/change.js';
import { diffWorkflows } from '../../../src/contract/diff/diff-workflows.js';
import { type Manifest, parseManifest, patternIds, patternOf } from '../../../src/contract/index.js';

const starter = patternOf('supervisor-worker').starter('sample');
// biome-ignore lint/suspicious/noExplicitAny: tests change any part of a manifest
type Loose = any;

/** The changes between the starter and what `change` makes of it. */
function changesBy(change: (manifest: Loose) => void, first: (manifest: Loose) => void = () => {}) {
  const before = JSON.parse(starter);
  first(before);
  const after = structuredClone(before);
  change(after);
  return diffWorkflows(read(before), read(after));
}

function read(json: Loose): Manifest {
  const { manifest, problems } = parseManifest(JSON.stringify(json));
  if (!manifest) throw new Error(JSON.stringify(problems));
  return manifest;
}

const short = ({ kind, category, target, words }: WorkflowChange) =>
  [kind, category, target ? `${target.kind}:${target.id}` : 'workflow', words].join(' | ');

const { handoffs, agents } = JSON.parse(starter);
const [handoff = ''] = Object.keys(handoffs);
const [lead = '', worker = ''] = Object.keys(agents);

describe('the difference between two versions of a workflow', () => {
  it('is nothing between a workflow and itself, whatever the order of its keys', () => {
    for (const id of patternIds) {
      const text = patternOf(id).starter('flow');
      const turned = (value: Loose): Loose =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, child]) => [key, turned(child)]),
            )
          : value;
      const json = JSON.parse(text);
      expect(diffWorkflows(read(json), read(turned(json)))).toEqual([]);
    }
  });

  const table: readonly (readonly [what: string, change: (manifest: Loose) => void, expected: string[]])[] = [
    [
      'the version of a contract',
      m => {
        m.handoffs[handoff].version = '2.0.0';
      },
      [`changed | contract | handoff:${handoff} | Version: “1.0.0” → “2.0.0”`],
    ],
    [
      'a retry budget',
      m => {
        m.handoffs[handoff].retry = { ...m.handoffs[handoff].retry, maxAttempts: 9 };
      },
      [
        `changed | contract | handoff:${handoff} | Retry › max attempts: ${handoffs[handoff].retry?.maxAttempts} → 9`,
      ],
    ],
    [
      'failure modes',
      m => {
        m.handoffs[handoff].failureModes.retryable.push('Busy');
      },
      [`changed | contract | handoff:${handoff} | Failure modes › retryable: added “Busy”`],
    ],
    [
      'a re-linked handoff',
      m => {
        m.agents.extra = { role: 'worker' };
        m.handoffs[handoff].to = 'extra';
      },
      [
        'added | wiring | agent:extra | Agent added',
        `changed | wiring | handoff:${handoff} | To: “${handoffs[handoff].to}” → “extra”`,
      ],
    ],
    [
      'a handoff that is gone',
      m => {
        delete m.handoffs[handoff];
      },
      [
        `removed | wiring | handoff:${handoff} | Handoff removed: ${handoffs[handoff].from} → ${handoffs[handoff].to}`,
      ],
    ],
    [
      'the pattern',
      m => {
        m.pattern = 'stateful-orchestrator';
      },
      ['changed | wiring | workflow | Pattern: “supervisor-worker” → “stateful-orchestrator”'],
    ],
    [
      'a role and a model',
      m => {
        m.agents[worker].role = 'human';
        m.agents[worker].model = 'new-model';
      },
      [
        `changed | wiring | agent:${worker} | Role: “worker” → “human”`,
        `added | contract | agent:${worker} | Model added: “new-model”`,
      ],
    ],
    [
      'an accepted range',
      m => {
        m.agents[worker].accepts = { [handoff]: '^3.0.0' };
      },
      [
        agents[worker].accepts
          ? `changed | contract | agent:${worker} | Accepted versions › ${handoff}: “${agents[worker].accepts[handoff]}” → “^3.0.0”`
          : `added | contract | agent:${worker} | Accepted versions added: {"${handoff}":"^3.0.0"}`,
      ],
    ],
    [
      'a card that was placed',
      m => {
        m.layout = { [lead]: { x: 1, y: 2 } };
      },
      [`added | layout | agent:${lead} | Placed by hand at (1, 2)`],
    ],
  ];
  for (const [what, change, expected] of table)
    it(`names ${what}`, () => expect(changesBy(change).map(short)).toEqual(expected));

  it('tells moved, placed and freed cards apart', () => {
    const first = (m: Loose) => {
      m.layout = { [lead]: { x: 0, y: 0 }, [worker]: { x: 5, y: 5 } };
    };
    const change = (m: Loose) => {
      m.layout = { [lead]: { x: 10, y: 0 } };
    };
    expect(changesBy(change, first).map(short)).toEqual([
      `changed | layout | agent:${lead} | Moved from (0, 0) to (10, 0)`,
      `removed | layout | agent:${worker} | Given back to the automatic layout`,
    ]);
  });

  it('follows payloads into named types, and names fields', () => {
    const first = (m: Loose) => {
      m.types = {
        Order: {
          type: 'object',
          properties: { id: { type: 'string' }, note: { type: 'string' }, sum: { type: 'number' } },
          required: ['id'],
        },
      };
      m.handoffs[handoff].payload = { $ref: '#/types/Order' };
    };
    const change = (m: Loose) => {
      m.types.Order.properties = {
        id: { type: 'string' },
        sum: { type: 'integer' },
        lines: { type: 'object', properties: { count: { type: 'integer' } } },
      };
      m.types.Order.required = ['id', 'sum'];
    };
    const fields = [
      'changed | contract | X | Field sum: number → integer, optional → required',
      'added | contract | X | Field lines added: object, optional',
      'removed | contract | X | Field note removed: string, optional',
    ];
    const at = (target: string) => fields.map(line => line.replace('X', target));
    expect(changesBy(change, first).map(short)).toEqual([...at(`handoff:${handoff}`), ...at('type:Order')]);
  });

  it('says when a schema changes in a way that no field shows', () => {
    const first = (m: Loose) => {
      m.handoffs[handoff].payload = { type: 'object', properties: { id: { type: 'string' } } };
    };
    const change = (m: Loose) => {
      m.handoffs[handoff].payload.properties.id.maxLength = 4;
    };
    expect(changesBy(change, first).map(short)).toEqual([
      `changed | contract | handoff:${handoff} | Field id: other constraints`,
    ]);
    const closed = (m: Loose) => {
      m.handoffs[handoff].payload.additionalProperties = false;
    };
    expect(changesBy(closed, first).map(short)).toEqual([
      `changed | contract | handoff:${handoff} | Payload: the schema is written differently`,
    ]);
  });

  it('turns round: what is added one way is removed the other', () => {
    const before = JSON.parse(starter);
    const after = structuredClone(before);
    delete after.agents[worker].model;
    after.stores = { ...after.stores, more: { kind: 'redis' } };
    const there = diffWorkflows(read(before), read(after));
    const back = diffWorkflows(read(after), read(before));
    const turned = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' };
    expect(back.map(({ kind }) => kind)).toEqual(there.map(({ kind }) => turned[kind]));
  });
});
