// Speed of generated validators against ajv 8 and zod 4, interleaved in one run. Ratios above 1 = generated is faster.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import { printModule } from '../src/codegen/print/index.js';
import { planTypes } from '../src/codegen/types/index.js';
import { emitValidators } from '../src/codegen/validators/index.js';
import * as formats from '../src/runtime/formats.js';
import * as place from '../src/runtime/place.js';
import * as validation from '../src/runtime/validation.js';
import type { Json, JsonObject } from '../src/schema/json.js';
import { payloads, samplesOf } from './validators/payloads.js';

interface Contestants {
  readonly is: (value: Json) => unknown;
  readonly explain: (value: Json) => unknown;
  readonly ajv: (value: Json) => unknown;
  readonly ajvAll: (value: Json) => unknown;
  readonly zod: (value: Json) => unknown;
}

const names = Object.keys(payloads);
const rounds = Number(process.env.ROUNDS ?? 30);

function generate(assertFormats: boolean): Record<string, (value: Json) => unknown> {
  const documents = new Map<string, Json>(names.map(name => [name, payloads[name]?.schema as Json]));
  const plan = planTypes({ documents, types: names.map(name => ({ name, document: name, path: [] })) });
  const text = printModule(emitValidators(plan, { assertFormats, language: 'javascript' }), {});
  const exported = plan.types.flatMap(({ name }) => [`is${name}`, `explain${name}`]);
  const runtime = { ...validation, ...place, ...formats };
  return new Function(
    ...Object.keys(runtime),
    `${text.replaceAll(/^export /gm, '')}\nreturn { ${exported.join(', ')} };`,
  )(...Object.values(runtime));
}

function ajvOf(schema: JsonObject, assertFormats: boolean, allErrors: boolean): (value: Json) => unknown {
  const ajv = new Ajv2020.default({ strict: false, allErrors, validateFormats: assertFormats });
  if (assertFormats) addFormats.default(ajv, { mode: 'full' });
  return ajv.compile(schema);
}

/** Mean time of one check in ns: the best of several interleaved rounds, which is what the code costs undisturbed. */
function race(
  contestants: Record<string, (value: Json) => unknown>,
  values: readonly Json[],
): Record<string, number> {
  const best: Record<string, number> = {};
  let sink = 0;
  for (let round = 0; round < rounds; round++)
    for (const [name, check] of Object.entries(contestants)) {
      const repeat = 60;
      const start = performance.now();
      for (let i = 0; i < repeat; i++) for (const value of values) if (check(value)) sink++;
      const each = ((performance.now() - start) * 1e6) / (repeat * values.length);
      if (round > 4) best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, each);
    }
  if (sink < 0) throw new Error('unreachable');
  return best;
}

const mean = (ratios: readonly number[]) =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

const rows: Record<string, Record<string, string>> = {};
const totals: Record<string, number[]> = {};
for (const assertFormats of [false, true]) {
  const generated = generate(assertFormats);
  for (const [i, name] of names.entries()) {
    const payload = payloads[name];
    if (!payload) continue;
    const { valid, invalid } = samplesOf(payload, 4711 + i);
    const pascal = (name[0] ?? '').toUpperCase() + name.slice(1);
    const zodSchema = z.fromJSONSchema(payload.schema as never);
    const contestants: Contestants = {
      is: generated[`is${pascal}`] as (value: Json) => unknown,
      explain: generated[`explain${pascal}`] as (value: Json) => unknown,
      ajv: ajvOf(payload.schema, assertFormats, false),
      ajvAll: ajvOf(payload.schema, assertFormats, true),
      zod: value => zodSchema.safeParse(value).success,
    };
    for (const value of valid)
      if (!contestants.is(value) || !contestants.ajv(value))
        throw new Error(`${name}: a valid value is refused`);
    for (const value of invalid)
      if (contestants.is(value) || contestants.ajv(value))
        throw new Error(`${name}: a broken value is accepted`);

    const kind = assertFormats ? 'formats asserted' : 'formats off';
    const { is, ajv, zod, explain, ajvAll } = contestants;
    const onValid = race(assertFormats ? { is, ajv } : { is, ajv, zod }, valid);
    const onInvalid = race({ is, ajv }, invalid);
    const explaining = race({ explain, ajvAll }, invalid);
    const row = (what: string, ratio: number) => {
      rows[`${what} (${kind})`] ??= {};
      (rows[`${what} (${kind})`] as Record<string, string>)[name] = ratio.toFixed(2);
      totals[`${what} (${kind})`] = [...(totals[`${what} (${kind})`] ?? []), ratio];
    };
    const of = (times: Record<string, number>, a: string, b: string) =>
      (times[b] as number) / (times[a] as number);
    row('valid / ajv', of(onValid, 'is', 'ajv'));
    row('invalid / ajv', of(onInvalid, 'is', 'ajv'));
    row('explaining invalid / ajv allErrors', of(explaining, 'explain', 'ajvAll'));
    if (!assertFormats) row('valid / zod 4', of(onValid, 'is', 'zod'));
  }
}
for (const [what, ratios] of Object.entries(totals))
  (rows[what] as Record<string, string>).mean = mean(ratios).toFixed(2);
console.log('Generated validators: how many times as fast (geometric mean last)');
console.table(rows);

/** What generated validators have to be at least: of the mean, and for explaining, of each payload. */
const floors: readonly (readonly [row: string, floor: number, of: 'mean' | 'each'])[] = [
  ['valid / ajv (formats off)', 2.2, 'mean'],
  ['invalid / ajv (formats off)', 2, 'mean'],
  ['valid / ajv (formats asserted)', 1.5, 'mean'],
  ['invalid / ajv (formats asserted)', 1.5, 'mean'],
  ['valid / zod 4 (formats off)', 8, 'mean'],
  ['explaining invalid / ajv allErrors (formats off)', 1, 'each'],
  ['explaining invalid / ajv allErrors (formats asserted)', 1, 'each'],
];
console.log('Floors');
console.table(
  Object.fromEntries(
    floors.map(([row, floor, of]) => {
      const ratios = totals[row] ?? [];
      const measured = of === 'mean' ? mean(ratios) : Math.min(...ratios);
      const kept = measured >= floor ? 'kept' : 'BROKEN';
      return [row, { floor, of, measured: measured.toFixed(2), kept }];
    }),
  ),
);
