import type { TextRange } from '../../contract/problem.js';
import { locateIn } from '../../contract/text/find.js';
import { readText } from '../../contract/text/read.js';
import { getAt, type Json, parsePointer } from '../../schema/json.js';
import type { Judge } from './judge.js';
import { type Finding, type FindingKind, isEnvelope, isTraceEvent, judgeValue } from './judge-value.js';

/** A finding at its place in a text. */
export interface PlacedFinding {
  readonly kind: FindingKind | 'sample-unreadable';
  readonly message: string;
  readonly range: TextRange;
  /** Where in the recorded value, as a JSON Pointer. */
  readonly pointer: string;
  readonly handoff?: string;
}

/** True for files that hold one value a line. */
export const isLines = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(path);

/** Judges a whole JSON file: one value, or a list of recorded ones. */
export function judgeDocument(judge: Judge, text: string, path: string): readonly PlacedFinding[] {
  const value = parse(text);
  if (value === undefined) return [unreadable(text)];
  const findings = judgeAny(judge, value, path);
  return findings.length === 0 ? [] : place(text, findings);
}

/** Judges one line of a JSONL file; a blank one holds nothing. Ranges are in the line. */
export function judgeLine(judge: Judge, line: string, path: string): readonly PlacedFinding[] {
  if (line.trim() === '') return [];
  const value = parse(line);
  if (value === undefined) return [unreadable(line)];
  const findings = judgeValue(judge, value, path);
  return findings.length === 0 ? [] : place(line, findings);
}

/** A list is taken as recorded values one after the other, unless it is itself a value that fits. */
function judgeAny(judge: Judge, value: Json, path: string): readonly Finding[] {
  const whole = judgeValue(judge, value, path);
  if (whole.length === 0 || !Array.isArray(value)) return whole;
  const isList = value.some(item => isEnvelope(item) || isTraceEvent(item)) || whole[0]?.pointer === '';
  if (!isList) return whole;
  return value.flatMap((item, i) =>
    judgeValue(judge, item, path).map(finding => ({ ...finding, pointer: `/${i}${finding.pointer}` })),
  );
}

/** The careful reader knows places; it is only asked when there is something to show. */
function place(text: string, findings: readonly Finding[]): readonly PlacedFinding[] {
  const { tree, value } = readText(text);
  return findings.map(finding => {
    const keys = parsePointer(finding.pointer) ?? [];
    // What is missing is shown at the object that lacks it.
    while (keys.length > 0 && getAt(value, keys) === undefined) keys.pop();
    return { ...finding, range: locateIn(tree, keys, keys.length === 0 ? 'key' : 'value') };
  });
}

function unreadable(text: string): PlacedFinding {
  const [problem] = readText(text).problems;
  return {
    kind: 'sample-unreadable',
    pointer: '',
    message: `This is not JSON. ${problem?.message ?? 'Record each value as JSON.'}`,
    range: problem?.range ?? { start: 0, end: Math.min(1, text.length) },
  };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
