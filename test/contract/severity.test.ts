import { describe, expect, it } from 'vitest';
import {
  type ContractRule,
  checkManifest,
  parseManifest,
  patternOf,
  type Severities,
} from '../../src/contract/index.js';
import type { Json } from '../../src/schema/json.js';

const today = '2026-06-01';
const starter = patternOf('supervisor-worker').starter('demo');
/** A starter with a weak threshold in each of two handoffs, and some settings. */
function check(settings: Record<string, Json>) {
  const json = JSON.parse(starter) as Record<string, Record<string, Record<string, Record<string, Json>>>>;
  for (const id of ['planner-to-researcher', 'planner-to-writer'])
    (json.handoffs?.[id]?.health as Record<string, Json>).retryRate = 0.5;
  const parsed = parseManifest(JSON.stringify({ ...json, ...settings }));
  return checkManifest(parsed, { today }).map(({ code, severity, path }) => `${severity} ${code} ${path[1]}`);
}
const weak = (id: string, severity = 'warning') => `${severity} health-weak ${id}`;
const suppression = { code: 'health-weak', reason: 'a slow partner', expires: '2026-12-31' };

describe('severities and suppressions', () => {
  it('reports without settings', () => {
    expect(check({})).toEqual([weak('planner-to-researcher'), weak('planner-to-writer')]);
  });

  it('changes severities, and switches rules off', () => {
    expect(check({ severity: { 'health-weak': 'error' } })).toEqual([
      weak('planner-to-researcher', 'error'),
      weak('planner-to-writer', 'error'),
    ]);
    expect(check({ severity: { 'health-weak': 'off' } })).toEqual([]);
  });

  it('suppresses below a path until a date', () => {
    expect(check({ suppress: [{ ...suppression, path: '/handoffs/planner-to-writer' }] })).toEqual([
      weak('planner-to-researcher'),
    ]);
    expect(check({ suppress: [suppression] })).toEqual([]);
    expect(check({ suppress: [{ ...suppression, path: '/handoffs/planner-to' }] }).length).toBe(2);
    expect(check({ suppress: [{ ...suppression, expires: '2026-05-31' }] })).toEqual([
      weak('planner-to-researcher'),
      weak('planner-to-writer'),
      'warning suppression-expired 0',
    ]);
  });

  it('does not let a suppression hide what cannot be read', () => {
    const text = starter.replace(
      '"name"',
      '"severity": { "duplicate-key": "off" }, "pattern": "peer-to-peer", "name"',
    );
    expect(checkManifest(parseManifest(text), { today }).map(problem => problem.code)).toContain(
      'duplicate-key',
    );
  });

  it('turns a crash into a problem, and goes on', () => {
    const crash: ContractRule = {
      id: 'crash',
      severity: 'info',
      check() {
        throw new Error('boom');
      },
    };
    const fine: ContractRule = {
      id: 'fine',
      severity: 'info',
      check: () => [{ message: 'Seen.', path: [] }],
    };
    const problems = checkManifest(parseManifest(starter), { today }, [crash, fine]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['rule-crashed', 'error'],
      ['fine', 'info'],
    ]);
    expect(problems[0]?.message).toContain('boom');
  });

  it('still checks what can be understood while the shape is wrong', () => {
    const text = starter
      .replace('"role": "supervisor"', '"role": "supervisr"')
      .replace('"to": "writer"', '"to": "writr"');
    const codes = checkManifest(parseManifest(text), { today }).map(problem => problem.code);
    // A slip of the keyboard must not set off other rules: the role is taken for what it was meant to be.
    expect(codes).toEqual(['unknown-value', 'worker-round-trip', 'unknown-reference']);
  });
});

describe('severities of the settings', () => {
  const checkWith = (settings: Record<string, Json>, severities: Severities) => {
    const text = starter
      .replace(/"retryRate": [\d.]+/, '"retryRate": 0.5')
      .replace(
        '"name"',
        `${JSON.stringify(settings).slice(1, -1)}${Object.keys(settings).length > 0 ? ',' : ''}"name"`,
      );
    return checkManifest(parseManifest(text), { today, severities }).map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  };
  it('hold where the manifest sets none', () => {
    expect(checkWith({}, {})).toEqual(['warning health-weak']);
    expect(checkWith({}, { 'health-weak': 'error' })).toEqual(['error health-weak']);
    expect(checkWith({}, { 'health-weak': 'off' })).toEqual([]);
    expect(checkWith({ severity: { 'health-weak': 'info' } }, { 'health-weak': 'off' })).toEqual([
      'info health-weak',
    ]);
  });
});
