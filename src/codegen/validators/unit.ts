import { childrenOf } from '../../schema/children.js';
import type { Place } from '../../schema/graph.js';
import { isObject, type JsonObject, type JsonSchema } from '../../schema/json.js';
import { type Doc, identifier, render, type Taken } from '../print/index.js';
import { keyOf } from '../types/place.js';
import type { PlannedType } from '../types/plan.js';
import { always, type Expression, never, not, sizeOf, truth } from './expression.js';
import { collectSteps, needsTracking } from './keywords/unevaluated.js';
import { prune } from './prune.js';
import { callOf, faultOf, type Step, type Target } from './step.js';
import { refusesUndefined, stepsOf } from './steps.js';
import type { Planner, Subject } from './subject.js';

/** A function to be written: steps that check, or steps that note what is evaluated. */
export interface PlannedFunction {
  readonly target: Target;
  readonly kind: 'check' | 'evaluate';
  readonly steps: readonly Step[];
}

/** `evaluate-others` leaves out the schema's own `unevaluated*`, which is what asks. */
type Kind = 'check' | 'evaluate' | 'evaluate-others';

/** Everything that one named type becomes: its own function first, then the helpers it alone uses. */
export interface Unit {
  readonly type: PlannedType;
  readonly functions: readonly PlannedFunction[];
  readonly constants: readonly { readonly name: string; readonly value: Doc }[];
  /** Runtime helpers used, as `module name`. */
  readonly used: ReadonlySet<string>;
}

/** Local names that could be taken for something of the module get a suffix instead. */
const moduleName = /^(is|check|report|explain|evaluate|fits)\p{Lu}|(Pattern|Names|Values|Constant)(_?\d+)*$/u;

const localReserved = new Set(
  'value at depth before explain toodeep own index key isobject iswhole isstring isnumber isinteger hasown hasonly countproperties countwhere isatleast isatmost ismultipleof isequal isunique maxdepth nothingevaluated iskeyevaluated isitemevaluated addkeys lengthof infinity readonce'.split(
    ' ',
  ),
);

/** Nested schemas with more subschemas than this, or any where they are nested deeper, get a function of their own. */
const inlineWeight = 6;
const inlineLevel = 2;

/** Plans the functions of one named type. */
export function planUnit(
  type: PlannedType,
  assertFormats: boolean,
  isTaken: (name: string) => boolean,
): Unit {
  const { graph, typeAt } = type.group;
  const functions: PlannedFunction[] = [];
  const constants = new Map<string, { name: string; value: Doc }>();
  const used = new Set<string>();
  const own = new Set<string>();
  const taken: Taken = { has: name => own.has(name) || isTaken(name), add: name => own.add(name) };
  const targets = new Map<string, Target>();
  const queue: { place: Place; target: Target; kind: Kind; hint: string }[] = [];

  const ownTarget = targetOf(type);
  queue.push({ place: type, target: ownTarget, kind: 'check', hint: type.name });
  for (let next = queue.shift(); next; next = queue.shift()) functions.push(planFunction(next));
  return { type, functions, constants: [...constants.values()], used };

  function planFunction({ place, target, kind, hint }: (typeof queue)[number]): PlannedFunction {
    const planner = plannerFor();
    const subject: Subject = { variable: 'value', at: [], scope: place.scope, hint, level: 0 };
    const steps =
      kind === 'check'
        ? stepsOf(place.schema, subject, planner, graph)
        : collectSteps(place, 'evaluated', kind === 'evaluate', planner, graph, subject);
    return { target, kind: kind === 'check' ? 'check' : 'evaluate', steps: prune(steps) };
  }

  function targetOf(of: PlannedType): Target {
    const depth = type.recursive && of.recursive ? 'depth' : undefined;
    return {
      predicate: `${depth === undefined ? 'is' : 'check'}${of.name}`,
      reporter: `report${of.name}`,
      ...(depth !== undefined && { depth }),
    };
  }

  function plannerFor(): Planner {
    const own = new Set<string>();
    const locals: Taken = {
      has: name => own.has(name) || localReserved.has(name),
      add: name => own.add(name),
    };
    const planner: Planner = {
      assertsFormat: schema => assertFormats || graph.infoOf(schema)?.assertsFormat === true,
      local: text => local(text, locals),
      constant(hint, kind, value) {
        const key = `${kind} ${render(value, Number.POSITIVE_INFINITY)}`;
        const known = constants.get(key);
        if (known) return known.name;
        const name = identifier(`${hint} ${kind}`, taken, 'camel');
        constants.set(key, { name, value });
        return name;
      },
      use(name, module = 'validation') {
        used.add(`${module} ${name}`);
        return name;
      },
      steps: (schema, subject) => stepsOf(schema, subject, planner, graph),
      child(schema, subject) {
        if (typeof schema === 'boolean') return stepsOf(schema, subject, planner, graph);
        const scope = graph.enter(schema, subject.scope);
        const tracking = needsTracking(schema, { scope }, graph);
        const isNamed = typeAt({ schema, scope }) !== undefined;
        const weight = weightOf(schema);
        const fits = subject.level <= inlineLevel ? weight <= inlineWeight : weight === 1;
        const inline = !tracking && !isNamed && fits;
        return inline ? stepsOf(schema, subject, planner, graph) : planner.call(schema, subject);
      },
      test: (schema, subject) => test(schema, subject, planner),
      call(schema, subject) {
        if (typeof schema === 'boolean') return stepsOf(schema, subject, planner, graph);
        const target = functionFor(schema, subject, 'check');
        const place = { schema, scope: graph.enter(schema, subject.scope) };
        const rejectsUndefined = refusesUndefined(place, graph);
        return [{ do: 'call', target, variable: subject.variable, at: subject.at, rejectsUndefined }];
      },
      collect(schema, subject, evaluated, others = false) {
        if (typeof schema === 'boolean') return [];
        const { predicate, depth } = functionFor(schema, subject, others ? 'evaluate-others' : 'evaluate');
        const args = [subject.variable, evaluated, ...(depth === undefined ? [] : [depth])];
        return [{ do: 'run', code: `${predicate}(${args.join(', ')});` }];
      },
    };
    return planner;
  }

  function test(schema: JsonSchema, subject: Subject, planner: Planner): Expression {
    if (typeof schema === 'boolean') return schema ? always : never;
    if (weightOf(schema) === 1 && !isObject(schema.properties)) {
      const fault = faultOf(stepsOf(schema, subject, planner, graph));
      if (fault && sizeOf(fault) <= 4) return not(fault);
    }
    return truth(callOf(functionFor(schema, subject, 'check'), subject.variable));
  }

  /** The function for a schema: that of a named type, or a helper of this unit. */
  function functionFor(schema: JsonObject, subject: Subject, kind: Kind): Target {
    const place = { schema, scope: graph.enter(schema, subject.scope) };
    const alone = kind === 'check' ? (typeAt(place) ?? referenceOnly(place)) : undefined;
    const depth = subject.variable === 'value' ? 'depth' : 'depth + 1';
    const found = alone ? targetOf(alone) : helper(place, subject.hint, kind);
    return found.depth === undefined ? found : { ...found, depth };
  }

  /** The named type that a schema merely refers to. */
  function referenceOnly({ schema, scope }: Place): PlannedType | undefined {
    const keywords = Object.keys(schema).filter(keyword => !annotations.has(keyword));
    if (keywords.length !== 1 || (keywords[0] !== '$ref' && keywords[0] !== '$dynamicRef')) return undefined;
    const target = graph.ref(schema as JsonObject, scope) ?? graph.dynamicRef(schema as JsonObject, scope);
    return target && typeAt(target);
  }

  function helper(place: Place, hint: string, kind: Kind): Target {
    const key = `${kind} ${keyOf(place)}`;
    const known = targets.get(key);
    if (known) return known;
    const name = identifier(
      hint.toLowerCase().startsWith(type.name.toLowerCase()) ? hint : `${type.name} ${hint}`,
      taken,
    );
    const prefix = kind === 'check' ? (type.recursive ? 'check' : 'is') : 'evaluate';
    const target: Target = {
      predicate: `${prefix}${name}`,
      reporter: `report${name}`,
      ...(type.recursive && { depth: 'depth' }),
    };
    targets.set(key, target);
    queue.push({ place, target, kind, hint: name });
    return target;
  }
}

const annotations = new Set([
  'title',
  'description',
  '$comment',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$defs',
  'definitions',
]);

/** The number of schemas in a schema, itself included, references not followed; counting stops at a few. */
function weightOf(schema: JsonSchema): number {
  let weight = 0;
  const stack: JsonSchema[] = [schema];
  for (let at = stack.pop(); at !== undefined && weight < 20; at = stack.pop()) {
    weight++;
    if (isObject(at))
      for (const { keyword, schema: child } of childrenOf(at))
        if (keyword !== '$defs' && keyword !== 'definitions') stack.push(child);
  }
  return weight;
}

function local(text: string, locals: Taken): string {
  const name = identifier(text, nothingTaken, 'camel');
  return identifier(moduleName.test(name) ? `${text} value` : text, locals, 'camel');
}

const nothingTaken: Taken = { has: () => false, add: () => undefined };
