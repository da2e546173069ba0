import type * as z from 'zod';
import type { EntityKind } from '../../../contract/edit/intent.js';

/** How a value is edited. */
export type FieldKind =
  | { readonly as: 'text' }
  | { readonly as: 'number' }
  | { readonly as: 'boolean' }
  | { readonly as: 'choice'; readonly values: readonly string[] }
  | { readonly as: 'reference'; readonly to: EntityKind }
  | { readonly as: 'references'; readonly to: EntityKind }
  | { readonly as: 'list' }
  | { readonly as: 'set'; readonly values: readonly string[] }
  /** Text by key; one of `values` where there are some. */
  | { readonly as: 'map'; readonly values?: readonly string[] }
  /** One of some words, or a number under a key: `"all"`, `{ "quorum": 2 }`. */
  | { readonly as: 'word-or-number'; readonly values: readonly string[]; readonly key: string }
  | { readonly as: 'schema' }
  /** A list of objects. */
  | { readonly as: 'records'; readonly fields: readonly FieldModel[] }
  | { readonly as: 'group'; readonly fields: readonly FieldModel[] }
  | { readonly as: 'other' };

/** A field of the inspector, as the contract model describes it. */
export interface FieldModel {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  /** What holds while nothing is written. */
  readonly fallback: unknown;
  readonly kind: FieldKind;
  /** Why a value cannot be kept; undefined when it can. */
  check(value: unknown): string | undefined;
}

/** Fields that name an entity, and of which kind. */
const referenceKeys: Readonly<Record<string, EntityKind>> = {
  from: 'agent',
  to: 'agent',
  store: 'store',
  stores: 'store',
  checkpoints: 'store',
  eventLog: 'store',
  deadLetter: 'deadLetterQueue',
  sideEffects: 'sideEffect',
};

const labels: Readonly<Record<string, string>> = {
  p95LatencyMs: 'p95 latency (ms)',
  maxAttempts: 'Attempts',
  initial: 'First wait',
  max: 'Longest wait',
  ttl: 'TTL',
  minTokens: 'Min. tokens',
  maxTokens: 'Max. tokens',
  maxParallel: 'Parallel',
  deadLetter: 'Dead letters',
  schemaViolationRate: 'Violation rate',
  select: 'Selected fields',
  sideEffects: 'Side effects',
};

/** A key in words: `promptVersion` → `Prompt version`. */
export function labelOf(key: string): string {
  if (Object.hasOwn(labels, key)) return labels[key] as string;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Unwrapped {
  readonly type: z.ZodType;
  readonly help: string;
  readonly optional: boolean;
  readonly fallback: unknown;
}

/** Looks through optional and default to the type behind, taking the outermost description. */
function unwrap(type: z.ZodType, help = '', optional = false, fallback?: unknown): Unwrapped {
  const own = help || (type.meta()?.description ?? '');
  const def = type.def as { type: string; innerType?: z.ZodType; defaultValue?: unknown };
  if ((def.type === 'optional' || def.type === 'default' || def.type === 'catch') && def.innerType)
    return unwrap(def.innerType, own, true, fallback ?? def.defaultValue);
  return { type, help: own, optional, fallback };
}

function kindOf(key: string, type: z.ZodType): FieldKind {
  const def = type.def as {
    type: string;
    element?: z.ZodType;
    entries?: Record<string, string>;
    valueType?: z.ZodType;
    shape?: Record<string, z.ZodType>;
    options?: readonly z.ZodType[];
  };
  const to = Object.hasOwn(referenceKeys, key) ? referenceKeys[key] : undefined;
  switch (def.type) {
    case 'string':
      return to ? { as: 'reference', to } : { as: 'text' };
    case 'number':
      return { as: 'number' };
    case 'boolean':
      return { as: 'boolean' };
    case 'enum':
      return { as: 'choice', values: Object.values(def.entries ?? {}) };
    case 'array': {
      if (to) return { as: 'references', to };
      if (def.element?.def.type === 'object') return { as: 'records', fields: fieldsOf(def.element) };
      const element = def.element?.def as { type: string; entries?: Record<string, string> } | undefined;
      return element?.type === 'enum'
        ? { as: 'set', values: Object.values(element.entries ?? {}) }
        : { as: 'list' };
    }
    case 'record':
      return mapOf(def.valueType);
    case 'custom':
      return { as: 'schema' };
    case 'union':
      return wordOrNumber(def.options ?? []);
    case 'object':
      return { as: 'group', fields: fieldsOf(type) };
    default:
      return { as: 'other' };
  }
}

function mapOf(value: z.ZodType | undefined): FieldKind {
  const def = value?.def as { type: string; entries?: Record<string, string> } | undefined;
  if (def?.type === 'string') return { as: 'map' };
  return def?.type === 'enum' ? { as: 'map', values: Object.values(def.entries ?? {}) } : { as: 'other' };
}

function wordOrNumber(options: readonly z.ZodType[]): FieldKind {
  const defs = options.map(
    option =>
      option.def as { type: string; entries?: Record<string, string>; shape?: Record<string, z.ZodType> },
  );
  const words = defs.find(({ type }) => type === 'enum');
  const [key] = Object.keys(defs.find(({ type }) => type === 'object')?.shape ?? {});
  return words && key !== undefined
    ? { as: 'word-or-number', values: Object.values(words.entries ?? {}), key }
    : { as: 'other' };
}

const cache = new WeakMap<z.ZodType, readonly FieldModel[]>();

/** The fields of an object model, in the model's order. */
export function fieldsOf(model: z.ZodType): readonly FieldModel[] {
  const known = cache.get(model);
  if (known) return known;
  const shape = (model.def as { shape?: Record<string, z.ZodType> }).shape ?? {};
  const fields = Object.entries(shape).map(([key, wrapped]): FieldModel => {
    const { type, help, optional, fallback } = unwrap(wrapped);
    return {
      key,
      label: labelOf(key),
      help,
      required: !optional,
      fallback,
      kind: kindOf(key, type),
      check(value) {
        const read = type.safeParse(value);
        return read.success ? undefined : capitalise(read.error.issues[0]?.message ?? 'Not valid');
      },
    };
  });
  cache.set(model, fields);
  return fields;
}

const capitalise = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What an optional group starts with when it is switched on. */
export const groupStarts: Readonly<Record<string, unknown>> = {
  summary: { minTokens: 200, maxTokens: 500 },
  work: { completed: [], remaining: [] },
  provenance: { require: ['model', 'promptVersion', 'toolCalls'] },
  failureModes: { retryable: [], escalate: [] },
  retry: { maxAttempts: 3, initial: 'PT1S', backoff: 2, max: 'PT30S', jitter: true },
  fanOut: { items: '/items', join: 'all' },
  compatibility: { openObjects: 'any' },
  health: { p95LatencyMs: 2000, retryRate: 0.02, schemaViolationRate: 0 },
};
