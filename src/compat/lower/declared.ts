import { getOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../../schema/json.js';
import {
  ANYTHING,
  and,
  atom,
  type Formula,
  type KeySet,
  type Kind,
  type Lit,
  matchesKeys,
  NOTHING,
  or,
} from '../formula.js';
import type { MadeLowering, NodeTable, SchemaNode } from '../nodes.js';
import { type Cover, type CoverSite, coversOf } from './cover.js';
import { members } from './objects.js';
import { isSchema } from './values.js';

type Written = SchemaNode & { readonly kind: 'written' };

/** A part of a value to which a subschema applies, as a statement that can be lowered and judged. */
interface Statement {
  formula(lower: (lit: Lit) => Formula): Formula;
  accepts(value: Json): boolean;
}

/**
 * The literal "sends declared properties only": wherever a schema names properties, an object has no others. Free
 * objects stay free. To be used beside the schema's own literal, whose alternatives it follows.
 */
export function declaredLit(lit: Lit, nodes: NodeTable, site: CoverSite): Lit {
  return make(lit, true);

  /** `whole` is false for a schema that is one of several about the same value: it does not close by itself. */
  function make(of: Lit, whole: boolean): Lit {
    const node = site.node(of);
    if (node.kind === 'made' || (of & 1) === 1) return ANYTHING;
    let statements: Readonly<Record<'array' | 'object' | 'other', readonly Statement[]>> | undefined;
    const about = (kind: Kind): readonly Statement[] => {
      statements ??= {
        array: [...inPlace(node), ...items(node)],
        object: [...inPlace(node), ...properties(node), ...(whole ? [closing(of)] : [])],
        other: [],
      };
      return statements[kind === 'array' || kind === 'object' ? kind : 'other'];
    };
    const lower: MadeLowering = (kind, negated, lowerLit) => {
      const parts = about(kind).map(statement => statement.formula(each => lowerLit(each, kind)));
      return negated ? or() : and(...parts);
    };
    return nodes.make(`${whole ? 'declared' : 'part declared'} ${of}`, lower, value =>
      about(Array.isArray(value) ? 'array' : isObject(value) ? 'object' : 'null').every(each =>
        each.accepts(value),
      ),
    );
  }

  function inPlace(node: Written): Statement[] {
    const { schema } = node;
    const litOf = (child: JsonSchema) => site.lit(child, node);
    const list = (keyword: string): Lit[] => {
      const value = getOwn(schema, keyword);
      return Array.isArray(value) ? value.map(child => litOf(child as JsonSchema)) : [];
    };
    const all = [...list('allOf')];
    for (const keyword of ['$ref', '$dynamicRef'] as const) {
      const target = site.reference(keyword, node);
      if (target !== undefined) all.push(target);
    }
    const found = all.map(child => when([], make(child, false)));
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = list(keyword);
      if (branches.length > 0) found.push(either(branches.map(child => when([child], make(child, false)))));
    }
    const test = getOwn(schema, 'if');
    if (isSchema(test)) {
      const condition = litOf(test);
      const then = getOwn(schema, 'then');
      const otherwise = getOwn(schema, 'else');
      found.push(
        either([
          when([condition], isSchema(then) ? make(litOf(then), false) : ANYTHING),
          when([condition ^ 1], isSchema(otherwise) ? make(litOf(otherwise), false) : ANYTHING),
        ]),
      );
    }
    for (const [key, child] of entriesOf(getOwn(schema, 'dependentSchemas')))
      found.push(either([when([site.has(key) ^ 1], ANYTHING), when([], make(litOf(child), false))]));
    return found;
  }

  /** All of the literals. */
  function when(conditions: readonly Lit[], then: Lit): Statement {
    const lits = [...conditions, then];
    return {
      formula: lower => and(...lits.map(lower)),
      accepts: value => lits.every(each => nodes.accepts(each, value)),
    };
  }

  function items(node: Written): Statement[] {
    const prefix = getOwn(node.schema, 'prefixItems');
    const first = (Array.isArray(prefix) ? prefix : []).map(child =>
      make(site.lit(child as JsonSchema, node), true),
    );
    const rest = getOwn(node.schema, 'items');
    const others = isSchema(rest) ? make(site.lit(rest, node), true) : ANYTHING;
    return [
      {
        formula: () =>
          and(
            ...first.map((each, index) => atom({ is: 'item', index, lit: each })),
            ...(others === ANYTHING ? [] : [atom({ is: 'items', from: first.length, lit: others })]),
          ),
        accepts: value =>
          (value as readonly Json[]).every((item, i) => nodes.accepts(first[i] ?? others, item)),
      },
    ];
  }

  function properties(node: Written): Statement[] {
    const { schema } = node;
    const child = (each: JsonSchema) => make(site.lit(each, node), true);
    const named = entriesOf(getOwn(schema, 'properties'));
    const patterns = entriesOf(getOwn(schema, 'patternProperties'));
    const rest = getOwn(schema, 'additionalProperties');
    const rules: [KeySet, Lit][] = patterns.map(([pattern, each]) => [
      { kind: 'pattern', pattern },
      child(each),
    ]);
    if (isSchema(rest)) {
      const keys = {
        kind: 'others',
        named: new Set(named.map(([key]) => key)),
        patterns: patterns.map(([p]) => p),
      } as const;
      rules.push([keys, child(rest)]);
    }
    return [
      ...named.map(([key, each]): Statement => {
        const lit = child(each);
        return {
          formula: () => (lit === ANYTHING ? and() : atom({ is: 'member', key, lit })),
          accepts: value =>
            !Object.hasOwn(value as JsonObject, key) ||
            nodes.accepts(lit, getOwn(value as JsonObject, key) as Json),
        };
      }),
      ...rules.map(([keys, lit]) => everyMember(keys, lit)),
    ];
  }

  function everyMember(keys: KeySet, lit: Lit): Statement {
    return {
      formula: () => members(keys, lit, false),
      accepts: value =>
        Object.entries(value as JsonObject).every(
          ([key, member]) => keys.kind === 'lit' || !matchesKeys(keys, key) || nodes.accepts(lit, member),
        ),
    };
  }

  /** No properties but the declared ones, in each way in which properties come to be declared. */
  function closing(of: Lit): Statement {
    const covers = coversOf(of, { ...site, countsAsDeclared: true }) ?? [];
    if (!covers.some(cover => cover.declares)) return either([when([], ANYTHING)]);
    return either(covers.map(cover => all([...cover.conditions.map(each => when([], each)), shut(cover)])));
  }

  function shut(cover: Cover): Statement {
    if (cover.allNames) return when([], ANYTHING);
    return everyMember({ kind: 'others', named: cover.names, patterns: [...cover.patterns] }, NOTHING);
  }
}

const entriesOf = (value: Json | undefined): [string, JsonSchema][] =>
  isObject(value) ? Object.entries(value as { [key: string]: JsonSchema }) : [];

const either = (parts: readonly Statement[]): Statement => ({
  formula: lower => or(...parts.map(part => part.formula(lower))),
  accepts: value => parts.some(part => part.accepts(value)),
});

const all = (parts: readonly Statement[]): Statement => ({
  formula: lower => and(...parts.map(part => part.formula(lower))),
  accepts: value => parts.every(part => part.accepts(value)),
});
