import { describe, expect, it } from 'vitest';
import { agentModel } from '../../src/contract/manifest/agent.js';
import { fanOutModel, handoffModel } from '../../src/contract/manifest/handoff.js';
import { deadLetterQueueModel, sideEffectModel, storeModel } from '../../src/contract/manifest/state.js';
import { manifestModel } from '../../src/contract/manifest/workflow.js';
import { fieldsOf, groupStarts, labelOf } from '../../src/webview/panels/inspector/model.js';

const field = (model: Parameters<typeof fieldsOf>[0], key: string) => {
  const found = fieldsOf(model).find(candidate => candidate.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};

describe('forms from the contract model', () => {
  it('show every field, in the model’s order', () => {
    expect(fieldsOf(agentModel).map(({ key }) => key)).toEqual(Object.keys(agentModel.shape));
    expect(fieldsOf(handoffModel).map(({ key }) => key)).toEqual(Object.keys(handoffModel.shape));
  });

  it('leave no field without a control', () => {
    const other = (fields: ReturnType<typeof fieldsOf>, at: string): string[] =>
      fields.flatMap(({ key, kind }) =>
        kind.as === 'other'
          ? [`${at}.${key}`]
          : kind.as === 'group' || kind.as === 'records'
            ? other(kind.fields, `${at}.${key}`)
            : [],
      );
    const models = { agentModel, handoffModel, storeModel, deadLetterQueueModel, sideEffectModel };
    expect(Object.entries(models).flatMap(([name, model]) => other(fieldsOf(model), name))).toEqual([]);
    // The collections are the canvas itself; the format is what it is.
    expect(other(fieldsOf(manifestModel), 'manifest')).toEqual(
      [
        'manifestVersion',
        'agents',
        'handoffs',
        'types',
        'sideEffects',
        'stores',
        'deadLetterQueues',
        'layout',
      ].map(key => `manifest.${key}`),
    );
  });

  it('help with the model’s own descriptions', () => {
    for (const model of [agentModel, handoffModel, sideEffectModel])
      for (const { key, help } of fieldsOf(model)) {
        if (key !== 'description') expect(help, key).not.toBe('');
      }
  });

  it('know what each field is', () => {
    expect(field(agentModel, 'role').kind).toMatchObject({ as: 'choice' });
    expect(field(agentModel, 'stores').kind).toEqual({ as: 'references', to: 'store' });
    expect(field(agentModel, 'tools').kind).toEqual({ as: 'list' });
    expect(field(agentModel, 'accepts').kind).toEqual({ as: 'map' });
    expect(field(handoffModel, 'deadLetter').kind).toEqual({ as: 'reference', to: 'deadLetterQueue' });
    expect(field(fanOutModel, 'join').kind).toEqual({
      as: 'word-or-number',
      values: ['all', 'any'],
      key: 'quorum',
    });
    expect(field(handoffModel, 'workingMemory').kind).toEqual({ as: 'schema' });
    expect(field(manifestModel, 'severity').kind).toMatchObject({ as: 'map', values: expect.anything() });
    expect(field(manifestModel, 'suppress').kind).toMatchObject({ as: 'records' });
    expect(field(handoffModel, 'retry').kind).toMatchObject({ as: 'group' });
    expect(field(storeModel, 'kind')).toMatchObject({ required: true });
    expect(field(deadLetterQueueModel, 'queue')).toMatchObject({ required: false, kind: { as: 'text' } });
    expect(field(manifestModel, 'hopLimit').kind).toEqual({ as: 'number' });
  });

  it('say why a value cannot be kept, in the model’s words', () => {
    expect(field(handoffModel, 'version').check('1.2')).toBe('Must be a semantic version such as 1.2.0');
    expect(field(handoffModel, 'version').check('1.2.0')).toBeUndefined();
    expect(field(storeModel, 'ttl').check('a day')).toMatch(/ISO 8601/);
    expect(field(manifestModel, 'hopLimit').check(0)).toBeTruthy();
  });

  it('start optional groups with values that the model accepts', () => {
    for (const [key, start] of Object.entries(groupStarts)) {
      const owner =
        key === 'summary'
          ? handoffModel.shape.context.unwrap()
          : key === 'compatibility'
            ? manifestModel
            : handoffModel;
      expect(field(owner, key).check(start), key).toBeUndefined();
    }
  });

  it('put keys into words', () => {
    expect(labelOf('promptVersion')).toBe('Prompt version');
    expect(labelOf('p95LatencyMs')).toBe('p95 latency (ms)');
  });
});
