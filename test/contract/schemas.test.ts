import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest, patterns } from '../../src/contract/index.js';
import { jsonSchemas } from '../../src/contract/schemas.js';
import { isObject, type Json, type JsonObject } from '../../src/schema/json.js';
import { sampleText } from './edit/texts.js';

const folder = path.resolve(import.meta.dirname, '../../schemas');
const schemaOf = (name: string): JsonObject =>
  JSON.parse(new Map(jsonSchemas()).get(name) ?? 'null') as JsonObject;

describe('committed JSON Schemas', () => {
  it.each(jsonSchemas())('%s is what the model gives (else: npm run schemas)', (name, text) => {
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  });

  it('has no others', () => {
    expect(fs.readdirSync(folder).sort()).toEqual(
      jsonSchemas()
        .map(([name]) => name)
        .sort(),
    );
  });

  it('describes every property of a manifest, for hovers', () => {
    const undescribed: string[] = [];
    const visit = (schema: Json, at: string) => {
      if (!isObject(schema)) return;
      for (const [key, property] of Object.entries((schema.properties ?? {}) as JsonObject)) {
        const described = isObject(property) && ('description' in property || '$ref' in property);
        if (!described && !['x', 'y', 'quorum', 'description'].includes(key))
          undescribed.push(`${at}/${key}`);
        visit(property, `${at}/${key}`);
      }
    };
    const schema = schemaOf('manifest.schema.json');
    visit(schema, '');
    for (const [name, part] of Object.entries(schema.definitions as JsonObject)) visit(part, name);
    expect(undescribed).toEqual([]);
  });
});

describe('the manifest schema and the model', () => {
  const ajv = new Ajv({ strict: false, allErrors: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  const validate = ajv.compile(schemaOf('manifest.schema.json'));
  const modelAccepts = (json: Json) =>
    parseManifest(JSON.stringify(json)).problems.every(problem => problem.severity !== 'error');
  const agree = (json: Json) => {
    expect({ accepted: validate(json), json }).toEqual({ accepted: modelAccepts(json), json });
  };

  it.each(patterns.map(pattern => [pattern.id, pattern.starter('demo')]))(
    'accept the starter of %s',
    (_, text) => {
      const json = JSON.parse(text) as Json;
      expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
      agree(json);
    },
  );

  it('accept and reject the same damaged manifests', () => {
    const json = parseManifest(sampleText.replace(', "__proto__": true', '')).json as JsonObject;
    const paths: (string | number)[][] = [];
    const collect = (value: Json, at: (string | number)[]) => {
      if (at.length > 0) paths.push(at);
      if (Array.isArray(value)) for (const [i, item] of value.entries()) collect(item, [...at, i]);
      else if (isObject(value))
        for (const key of Object.keys(value)) collect(value[key] as Json, [...at, key]);
    };
    collect(json, []);
    const values: Json[] = [
      null,
      true,
      0,
      1,
      -1,
      2.5,
      1e9,
      '',
      'x',
      '1.2.3',
      'PT5S',
      [],
      ['a'],
      [1],
      {},
      { a: 1 },
      { quorum: 1 },
      'all',
    ];
    const damage = fc.record({
      at: fc.constantFrom(...paths),
      value: fc.constantFrom<Json | undefined>(undefined, ...values),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), damages => {
        const damaged = structuredClone(json) as JsonObject;
        for (const { at, value } of damages) {
          let parent: Json = damaged;
          for (const key of at.slice(0, -1))
            parent =
              (typeof parent === 'object' && parent !== null ? (parent as JsonObject)[key] : null) ?? null;
          if (typeof parent !== 'object' || parent === null) continue;
          const key = at.at(-1) as string;
          if (value !== undefined) (parent as JsonObject)[key] = structuredClone(value);
          else if (!Array.isArray(parent)) delete parent[key];
        }
        agree(damaged);
      }),
      { numRuns: 2000 },
    );
  });
});
