import { cpuUsage } from 'node:process';
import Ajv2020 from 'ajv/dist/2020.js';
import { type Containment, checkContainment } from '../../src/compat/index.js';
import type { Json, JsonObject } from '../../src/schema/json.js';
import type { CompatSuite, Question } from './suites.js';

/** How an answer stands to its label. */
export type Standing =
  | 'right'
  /** The label says "contained"; a witness that ajv confirms says it is not. */
  | 'refuted by witness'
  /** The label says "not contained"; that it is can be seen. */
  | 'refuted by argument'
  | 'false compatible'
  | 'false incompatible'
  | 'unknown'
  | 'unlabelled';

/** One question answered. */
export interface Answer {
  readonly question: Question;
  readonly result: Containment;
  readonly standing: Standing;
  /** What ajv says of the witness: true when it, too, finds it valid under a and invalid under b. */
  readonly confirmed: boolean | undefined;
  readonly milliseconds: number;
}

/** An independent judge; undefined for schemas it cannot read. */
function ajvSays(schema: Json, value: Json): boolean | undefined {
  try {
    const ajv = new Ajv2020({
      strict: false,
      validateFormats: false,
      validateSchema: false,
      meta: false,
      logger: false,
    });
    return ajv.compile(schema as JsonObject)(value);
  } catch {
    return undefined;
  }
}

function confirm({ a, b }: Question, result: Containment): boolean | undefined {
  if (result.verdict !== 'incompatible') return undefined;
  const [underA, underB] = [ajvSays(a, result.witness), ajvSays(b, result.witness)];
  if (underA === undefined || underB === undefined) return undefined;
  return underA && !underB;
}

function stand(question: Question, result: Containment, confirmed: boolean | undefined): Standing {
  const { expected, refuted } = question;
  if (result.verdict === 'unknown') return 'unknown';
  if (expected === undefined) return 'unlabelled';
  const contained = result.verdict === 'compatible';
  if (contained === expected) return 'right';
  if (contained) return refuted === undefined ? 'false compatible' : 'refuted by argument';
  return confirmed ? 'refuted by witness' : 'false incompatible';
}

/**
 * Asks all questions of a suite, each `rounds` times; the fastest round counts, in processor time:
 * what else the machine does must not count.
 * Witnesses go before ajv: all of them, or only those that contradict a label.
 */
export function answerAll(
  { questions }: CompatSuite,
  rounds: number,
  witnesses: 'all' | 'disputed',
): Answer[] {
  return questions.map(question => {
    let result = checkContainment(question.a, question.b);
    let milliseconds = Infinity;
    for (let round = 0; round < rounds; round++) {
      const start = cpuUsage();
      result = checkContainment(question.a, question.b);
      const { user, system } = cpuUsage(start);
      milliseconds = Math.min(milliseconds, (user + system) / 1000);
    }
    const asks = witnesses === 'all' || question.expected === true;
    const confirmed = asks ? confirm(question, result) : undefined;
    return { question, result, standing: stand(question, result, confirmed), confirmed, milliseconds };
  });
}
