import type { Json, JsonObject } from '../../schema/json.js';
import type { ImportedAgent, ImportedGraph, ImportedHandoff, ImportNote } from '../importer.js';
import { oneLineOf } from '../sources/data.js';
import type { Code, Construction } from './code.js';
import type { Expression } from './parse.js';
import { payloadTypeOf } from './payload-type.js';

/** What of an agent becomes part of the manifest, in both languages; the rest stays in the source. */
const carried = new Set(['name', 'model', 'tools', 'handoffs', 'handoff_description', 'handoffDescription']);
/** Names that lead to names are followed so far. */
const maxSteps = 20;

/** Makes agents and handoffs of what a source file defines. */
export function graphOfCode(code: Code): ImportedGraph {
  const reader = new Reader(code);
  return reader.read();
}

const keyOf = (offset: number): string => `@${offset}`;

class Reader {
  readonly #code: Code;
  readonly #agents = new Map<string, ImportedAgent>();
  readonly #handoffs: ImportedHandoff[] = [];
  readonly #notes: ImportNote[] = [];
  readonly #types: JsonObject = {};

  constructor(code: Code) {
    this.#code = code;
  }

  read(): ImportedGraph {
    const { agents, additions } = this.#code;
    for (const agent of agents) this.#addAgent(agent);
    for (const agent of agents) this.#addHandoffs(agent);
    for (const { agent, value } of additions) {
      const owner = this.#find({ kind: 'name', path: [agent], offset: value.offset });
      if (owner !== undefined) this.#addList(owner, value);
    }
    return {
      agents: [...this.#agents.values()],
      handoffs: this.#handoffs,
      types: this.#types,
      notes: this.#notes,
    };
  }

  #note(message: string, offset: number): void {
    this.#notes.push({ kind: 'lost', message, place: this.#code.placeOf(offset) });
  }

  #addAgent(agent: Construction): void {
    const key = keyOf(agent.offset);
    const property = (name: string) => this.#property(agent, name);
    const label = this.#text(property('name'));
    const description = oneLineOf(
      this.#text(property('handoff_description') ?? property('handoffDescription')),
    );
    const model = this.#text(property('model'));
    const name = label ?? agent.variable ?? `agent ${this.#agents.size + 1}`;
    const tools = this.#items(property('tools')).flatMap(tool => this.#toolName(tool));
    this.#agents.set(key, {
      key,
      name,
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
      tools,
      place: this.#code.placeOf(agent.offset),
    });
    const stays = [...agent.properties.keys()].filter(each => !carried.has(each));
    if (stays.length > 0) this.#note(`Of ${name} the source keeps: ${stays.join(', ')}.`, agent.offset);
    const given = agent.properties.get('model');
    if (given && model === undefined)
      this.#note(`The model of ${name} is worked out when the code runs.`, given.offset);
  }

  /** A property of an agent, or of the one that it is a clone of. */
  #property({ properties, base }: Construction, name: string, steps = 0): Expression | undefined {
    const own = properties.get(name);
    const key = own === undefined && base && steps < maxSteps ? this.#find(base) : undefined;
    const other =
      key === undefined ? undefined : this.#code.agents.find(({ offset }) => keyOf(offset) === key);
    return own ?? (other && this.#property(other, name, steps + 1));
  }

  #addHandoffs(agent: Construction): void {
    const from = keyOf(agent.offset);
    const list = this.#property(agent, 'handoffs');
    if (list) this.#addList(from, list);
    for (const tool of this.#items(this.#property(agent, 'tools'))) this.#addDelegation(from, tool);
  }

  #addList(from: string, list: Expression): void {
    const value = this.#follow(list);
    if (value.kind !== 'list') {
      if (this.#find(value) !== undefined || isHandoffCall(value)) this.#addOne(from, value);
      else this.#note(`Handoffs of ${this.#nameOf(from)} are worked out when the code runs.`, list.offset);
      return;
    }
    for (const item of value.items) this.#addOne(from, item);
  }

  #addOne(from: string, item: Expression): void {
    const place = this.#code.placeOf(item.offset);
    const direct = this.#target(item);
    if (direct !== undefined) {
      this.#handoffs.push({ from, to: direct, place });
      return;
    }
    const call = this.#follow(item);
    if (call.kind !== 'call' || !isHandoffCall(call)) {
      this.#note(`A handoff of ${this.#nameOf(from)} is worked out when the code runs.`, item.offset);
      return;
    }
    const [agent, options] = call.values;
    const settings = new Map(
      [...call.named, ...(options?.kind === 'object' ? options.entries : [])].map(({ key, value }) => [
        key,
        value,
      ]),
    );
    const target = settings.get('agent') ?? agent;
    const to = target && this.#target(target);
    if (to === undefined) {
      this.#note(
        `A handoff of ${this.#nameOf(from)} goes to an agent that is not known before the code runs.`,
        item.offset,
      );
      return;
    }
    const get = (snake: string, camel: string) => settings.get(snake) ?? settings.get(camel);
    const description = oneLineOf(
      this.#text(get('tool_description_override', 'toolDescriptionOverride')) ??
        this.#text(get('tool_description', 'toolDescription')),
    );
    const input = get('input_type', 'inputType');
    const payload = input && this.#payload(input, from, to);
    const stays = [...settings.keys()].filter(
      key => !/^(?:agent|tool_?description(?:_?override)?|input_?type)$/i.test(key),
    );
    if (stays.length > 0)
      this.#note(
        `Of the handoff from ${this.#nameOf(from)} to ${this.#nameOf(to)} the source keeps: ${stays.join(', ')}.`,
        item.offset,
      );
    this.#handoffs.push({
      from,
      to,
      ...(description !== undefined && { description }),
      ...(payload !== undefined && { payload }),
      place,
    });
  }

  /** `billing.as_tool(…)`: another agent is called, and answers. */
  #addDelegation(from: string, tool: Expression): void {
    const call = this.#follow(tool);
    if (call.kind !== 'call' || !isAgentAsTool(call)) return;
    const to = this.#target({ kind: 'name', path: call.path.slice(0, -1), offset: call.offset });
    if (to === undefined) return;
    const [options] = call.values;
    const settings = [...call.named, ...(options?.kind === 'object' ? options.entries : [])];
    const described = settings.find(({ key }) => /^tool_?description$/i.test(key))?.value;
    const description = oneLineOf(this.#text(described));
    this.#handoffs.push({
      from,
      to,
      returns: true,
      ...(description !== undefined && { description }),
      place: this.#code.placeOf(tool.offset),
    });
  }

  #payload(input: Expression, from: string, to: string): Json | undefined {
    const found = payloadTypeOf(input, this.#code, this.#types, each => this.#follow(each));
    if (found === undefined)
      this.#note(
        `The input type of the handoff from ${this.#nameOf(from)} to ${this.#nameOf(to)} cannot be read here.`,
        input.offset,
      );
    return found;
  }

  #toolName(tool: Expression): string[] {
    if (isAgentAsTool(tool)) return [];
    const at: Expression = tool;
    if (at.kind === 'name') return [at.path.at(-1) ?? ''];
    return at.kind === 'call' && at.path.length > 0 ? [at.path.at(-1) ?? ''] : [];
  }

  /** The agent that an expression stands for; one that another file defines is added under its name. */
  #target(expression: Expression): string | undefined {
    const found = this.#find(expression);
    if (found !== undefined) return found;
    const value = this.#follow(expression);
    if (value.kind !== 'name') return undefined;
    const name = value.path.join('.');
    if (!this.#agents.has(name)) {
      this.#agents.set(name, {
        key: name,
        name: value.path.at(-1) ?? name,
        place: this.#code.placeOf(value.offset),
      });
      this.#note(
        `“${name}” is defined in another file: its model, tools and handoffs are not known.`,
        value.offset,
      );
    }
    return name;
  }

  #find(expression: Expression): string | undefined {
    const value = this.#follow(expression);
    if (this.#agents.has(keyOf(value.offset)) && value.kind === 'call') return keyOf(value.offset);
    if (value.kind !== 'name') return undefined;
    const last = value.path.at(-1);
    const agent = this.#code.agents.find(({ variable }) => variable === last);
    return agent && keyOf(agent.offset);
  }

  /** Follows names to what they were set to. */
  #follow(expression: Expression): Expression {
    let at = expression;
    for (let steps = 0; steps < maxSteps && at.kind === 'name' && at.path.length === 1; steps++) {
      const next = this.#code.bindings.get(at.path[0] ?? '');
      if (!next || next.kind === 'other') return at;
      at = next;
    }
    return at;
  }

  #items(list: Expression | undefined): readonly Expression[] {
    const value = list && this.#follow(list);
    return value?.kind === 'list' ? value.items : [];
  }

  #text(expression: Expression | undefined): string | undefined {
    const value = expression && this.#follow(expression);
    return value?.kind === 'string' && value.exact ? value.text.trim() || undefined : undefined;
  }

  #nameOf(key: string): string {
    return this.#agents.get(key)?.name ?? key;
  }
}

const isHandoffCall = (value: Expression): boolean =>
  value.kind === 'call' && /^(?:realtime_?)?handoff$/i.test(value.path.at(-1) ?? '');

const isAgentAsTool = (value: Expression): boolean =>
  value.kind === 'call' && /^as_?tool$/i.test(value.path.at(-1) ?? '') && value.path.length > 1;
