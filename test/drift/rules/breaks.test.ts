import { describe, expect, it } from 'vitest';
import type { DriftSubject } from '../../../src/drift/subject.js';
import {
  accepts,
  after,
  both,
  type Change,
  edge,
  found,
  nothing,
  since,
  stricter,
  version,
} from '../since.js';

describe('what is between agents', () => {
  it('is marked on the handoff and on both agents, with a witness', () => {
    const [problem] = found(
      after(
        [version('1.1.0')],
        both(stricter, version('2.0.0')),
        both(stricter, version('2.1.0'), accepts('>=1')),
      ),
      'live-versions-clash',
    );
    expect(problem?.path.slice(0, 2)).toEqual(['handoffs', 'triage-to-billing']);
    expect(problem?.also).toEqual([
      ['agents', 'triage'],
      ['agents', 'billing'],
    ]);
    expect(problem?.witness).toEqual({ id: '' });
  });
});

describe('quick fixes of a break', () => {
  const titlesOf = (subject: DriftSubject) =>
    found(subject, 'version-bump-missing')[0]?.fixes?.map(fix => fix.title) ?? [];

  it('widen the keyword that rejects, and nothing else', () => {
    const subject = since(
      json => {
        json.types.Task.properties.amount.maximum = 100;
      },
      json => {
        json.types.Task.properties.amount.maximum = 50;
      },
    );
    expect(titlesOf(subject)).toContain('Widen: “maximum” 100, as before');
    const added = since(nothing, json => {
      json.types.Task.properties.amount.maximum = 50;
    });
    expect(titlesOf(added)).toContain('Widen: leave out “maximum”, as before');
  });

  it('keep new values of an enum when they bring the old ones back', () => {
    const subject = since(
      json => {
        json.types.Task.properties.id.enum = ['a', 'b'];
      },
      json => {
        json.types.Task.properties.id.enum = ['b', 'c'];
      },
    );
    expect(titlesOf(subject)).toContain('Widen: “enum” ["b","c","a"]');
  });

  it('make a new field optional, with a default that fits it', () => {
    const subject = since(nothing, stricter);
    expect(titlesOf(subject)).toContain('Make “amount” optional');
    expect(titlesOf(subject).some(title => /^Make “amount” optional, \d+ by default$/.test(title))).toBe(
      true,
    );
  });

  it('keep the counterexample where the samples are looked for, or make them looked for there', () => {
    const keep = (change: Change) => {
      const { manifest, ...rest } = since(nothing, both(stricter, change));
      const fixes = found({ manifest, ...rest }, 'version-bump-missing')[0]?.fixes ?? [];
      return fixes.find(fix => fix.action?.kind === 'keep-sample');
    };
    const recorded = keep(json => {
      json.samples = ['traces/*.jsonl', 'recorded/**/*.json'];
    });
    expect(recorded?.action).toEqual({
      kind: 'keep-sample',
      file: expect.stringMatching(/^recorded\/triage-to-billing\.witness-[0-9a-f]{8}\.json$/),
      text: '{\n  "id": ""\n}\n',
    });
    expect(recorded?.intents).toBeUndefined();
    const fresh = keep(json => {
      delete json.samples;
    });
    expect(fresh?.action).toMatchObject({
      file: expect.stringMatching(/^fixtures\/triage-to-billing\.witness-[0-9a-f]{8}\.json$/),
    });
    expect(fresh?.intents).toEqual([{ type: 'set', path: ['samples'], value: ['fixtures/*.json'] }]);
  });
});

describe('witnesses', () => {
  it('are shown, and are what the message says', () => {
    const [problem] = found(since(nothing, stricter), 'version-bump-missing');
    expect(problem?.witness).toEqual({ id: expect.any(String) });
    expect(problem?.related?.[0]?.message).toMatch(/\[c1-[0-9a-f]{16}\]$/);
  });
});

describe('compatibility.openObjects', () => {
  const open: Change = json => {
    delete json.types.Task.additionalProperties;
  };
  const newField: Change = both(open, json => {
    json.types.Task.properties.note = { type: 'string' };
  });
  const declaredOnly: Change = json => {
    json.compatibility = { openObjects: 'declared-only' };
  };

  it('any: what producers may have sent in an undeclared field counts', () => {
    const [problem] = found(since(open, newField), 'version-bump-missing');
    expect(problem?.message).toContain('needs version 2.0.0');
    expect(problem?.witness).toHaveProperty('note');
    // What would be said under the other policy is offered, not assumed.
    expect(problem?.fixes?.map(fix => fix.title)).toContain('State that producers send declared fields only');
  });

  it('declared-only: it does not', () => {
    const [problem] = found(
      since(both(open, declaredOnly), both(newField, declaredOnly)),
      'version-bump-missing',
    );
    expect(problem?.message).not.toContain('needs version 2.0.0');
  });
});

describe('a selection', () => {
  it('makes changes of fields that do not cross no change of what crosses', () => {
    const select: Change = json => {
      edge(json).context = { select: ['/id'] };
    };
    const subject = since(
      select,
      both(select, json => {
        json.types.Task.properties.amount.minimum = 10;
      }),
    );
    expect(found(subject, 'version-bump-missing')[0]?.message).toContain('needs version 1.2.1');
  });
});
