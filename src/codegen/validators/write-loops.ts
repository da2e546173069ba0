import type { Printer } from '../print/index.js';
import { mentions } from './mentions.js';
import { type Call, flat, keyOf, keyText, putCall, putCallback } from './report-call.js';
import { type Said, saidInOneCall } from './short.js';
import type { Step } from './step.js';

/** Writes the steps of a loop's body. */
type Write = (steps: readonly Step[], out: Printer) => void;

/** Notes what is wrong with the items of an array. */
export function writeEach(step: Extract<Step, { do: 'items' }>, write: Write, out: Printer): void {
  const { at, array, from, body, item, index } = step;
  const [only, ...more] = body;
  if (only?.do === 'call' && more.length === 0 && from === 0 && keyOf(only.at) === '') {
    const { predicate, reporter, depth } = only.target;
    const args = [keyText(at), array, predicate, reporter, ...(depth === undefined ? [] : [depth])];
    putCall(['at.eachFault', args], out);
  } else {
    const call: Call = ['at.each', [keyText(at), array]];
    writeLoop(call, parametersOf(body, item, index), from === 0 ? [] : [String(from)], body, write, out);
  }
}

/** Notes what is wrong with the properties of an object. */
export function writeEachProperty(step: Extract<Step, { do: 'keys' }>, write: Write, out: Printer): void {
  const { at, object, body, item, key } = step;
  const call: Call = ['at.eachProperty', [keyText(at), object]];
  writeLoop(call, parametersOf(body, item, key), [], body, write, out);
}

function writeLoop(
  [name, args]: Call,
  parameters: string,
  more: readonly string[],
  body: readonly Step[],
  write: Write,
  out: Printer,
): void {
  const [only, ...others] = body;
  const said = only && others.length === 0 ? saidInOneCall(only) : undefined;
  if (said && said.after.length === 0 && said.more.length === 0) {
    const ofAll = more.length === 0 ? saidOfAll(said, args) : undefined;
    const ofEach: Call = [name, [...args, `(${parameters}) => ${flat(said.call(said.variable))}`, ...more]];
    if (ofAll || out.fits(`${flat(ofEach)};`)) {
      putCall(ofAll ?? ofEach, out);
      return;
    }
  }
  putCallback([name, args], parameters, more, () => write(body, out), out);
}

/** Methods that say the same of all items or properties at once. */
const plurals = new Map([
  ['at.string', 'at.strings'],
  ['at.number', 'at.numbers'],
]);

/** The one call for all items or properties, where each of them is only asked for its type and bounds. */
function saidOfAll(said: Said, args: readonly string[]): Call | undefined {
  const [method, [key, value, ...bounds]] = said.call(said.variable);
  const plural = plurals.get(method);
  return plural && key === "''" && value === said.variable ? [plural, [...args, ...bounds]] : undefined;
}

/** The parameters of a loop's body, those that it does not use left out or called `_`. */
function parametersOf(body: readonly Step[], item: string | undefined, key: string): string {
  const code = JSON.stringify(body, (name, part) => (name === 'at' ? undefined : part));
  const first = item !== undefined && mentions(code, item) ? item : '_';
  return mentions(code, key) ? `${first}, at, ${key}` : `${first}, at`;
}
