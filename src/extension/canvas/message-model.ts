import * as z from 'zod';
import { patternIds } from '../../contract/manifest/workflow.js';
import type { WebviewMessage } from '../../protocol.js';

const id = z.string().max(200);
const path = z.array(z.union([z.string(), z.int().min(0)])).max(200);
const position = z.object({ x: z.number(), y: z.number() });
const kind = z.enum(['agent', 'handoff', 'type', 'store', 'deadLetterQueue', 'sideEffect']);
const entity = z.object({ kind, id });
const range = z.object({ start: z.int().min(0), end: z.int().min(0) });
const json = z.unknown().refine(value => value !== undefined, 'must be JSON');
const count = z.int().min(0);

const intent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add'), kind, id, value: json, position: position.optional() }),
  z.object({ type: z.literal('rename'), kind, id, to: id }),
  z.object({ type: z.literal('remove'), targets: z.array(entity) }),
  z.object({ type: z.literal('move'), positions: z.record(z.string(), position) }),
  z.object({ type: z.literal('unpin'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('set-pattern'), pattern: z.enum(patternIds) }),
  z.object({ type: z.literal('set'), path, value: json }),
  z.object({ type: z.literal('unset'), path }),
  z.object({ type: z.literal('rename-key'), path, to: z.string() }),
  z.object({ type: z.literal('paste'), fragment: json, offset: position.optional() }),
]);

const messageModel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('edit'),
    edit: count,
    version: count,
    label: z.string(),
    intents: z.array(intent),
  }),
  z.object({ type: z.literal('hide-health') }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  z.object({ type: z.literal('save') }),
  z.object({ type: z.literal('fix'), version: count, problem: count, fix: count }),
  z.object({ type: z.literal('selection'), targets: z.array(entity) }),
  z.object({ type: z.literal('open-text'), target: entity.optional(), range: range.optional() }),
  z.object({ type: z.literal('open-file'), file: z.string().min(1) }),
  z.object({ type: z.literal('open-docs'), code: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
  z.object({ type: z.literal('start-from'), pattern: z.enum(patternIds) }),
  z.object({ type: z.literal('copy'), text: z.string() }),
  z.object({ type: z.literal('export'), name: z.string(), mime: z.string(), base64: z.string() }),
  z.object({ type: z.literal('export-document'), format: z.enum(['mermaid', 'markdown']) }),
  z.object({ type: z.literal('compare') }),
  z.object({ type: z.literal('choose-side'), side: z.enum(['before', 'after']) }),
  z.object({ type: z.literal('swap-sides') }),
  z.object({ type: z.literal('compare-text') }),
  z.object({ type: z.literal('ping'), sequence: count }),
  z.object({ type: z.literal('error'), message: z.string(), stack: z.string().optional() }),
]);

/** A message of the canvas as it came, or the reason why it is none. Values pass through untouched, `__proto__` keys included. */
export function readMessage(
  raw: unknown,
): { readonly message: WebviewMessage } | { readonly reason: string } {
  const result = messageModel.safeParse(raw);
  if (result.success) return { message: raw as WebviewMessage };
  return { reason: z.prettifyError(result.error) };
}

// Fails to compile when the schema and the protocol part ways.
type Checked = z.infer<typeof messageModel>;
const agree: [Checked['type']] extends [WebviewMessage['type']]
  ? [WebviewMessage['type']] extends [Checked['type']]
    ? true
    : never
  : never = true;
void agree;
