import { and, type Expression, not, or, truth } from './expression.js';

/** Where a checked value sits below the function's own value: fixed keys, or variables that hold a key or an index. */
export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'key-variable'; readonly name: string }
  | { readonly kind: 'index-variable'; readonly name: string };

/** A place below the function's value. */
export type Location = readonly Segment[];

/** What an issue says. */
export interface Complaint {
  readonly at: Location;
  readonly keyword: string;
  readonly message: string;
}

/** The method of a place (src/runtime/place.ts) that says a check in one call. */
export interface Short {
  readonly method: string;
  readonly variable: string;
  readonly args?: readonly string[];
}

/** A bound that belongs to a type: methods and functions for that type take it along. */
export interface Limit {
  readonly side: 'least' | 'most';
  readonly bound: string;
  /** The runtime helper that the check of it alone calls. */
  readonly helper?: string;
}

/**
 * One step of checking a value. The same steps are written twice: as a predicate that returns false at the first
 * fault, and as a reporter that notes every fault; so the two cannot come to differ.
 */
export type Step =
  /** It is a fault when the condition holds. */
  | {
      readonly do: 'check';
      readonly fault: Expression;
      readonly complaint: Complaint;
      readonly short?: Short;
      readonly limit?: Limit;
      readonly rejectsUndefined?: boolean;
    }
  /** As `check`, and what follows makes sense only without the fault. */
  | {
      readonly do: 'require';
      readonly fault: Expression;
      readonly complaint: Complaint;
      readonly short?: Short;
      readonly rejectsUndefined?: boolean;
      /** The fault of this and of everything that follows, where one call finds both. */
      readonly whole?: Expression;
      readonly body: readonly Step[];
    }
  /** Steps under a condition. */
  | {
      readonly do: 'when';
      readonly test: Expression;
      readonly body: readonly Step[];
      readonly otherwise?: readonly Step[];
    }
  /** Reads a property into a variable; `body` runs where it is present. */
  | {
      readonly do: 'property';
      readonly at: Location;
      readonly variable: string;
      readonly value: string;
      /** Set when it is a fault for the property to be absent. */
      readonly missing?: Complaint;
      /** Variable that counts the optional properties that are present. */
      readonly counter?: string;
      readonly body: readonly Step[];
    }
  /** Declares a counter. */
  | { readonly do: 'counter'; readonly name: string; readonly from: number }
  /** Runs steps for each item of an array from an index on. */
  | {
      readonly do: 'items';
      readonly array: string;
      readonly at: Location;
      readonly from: number;
      readonly item: string;
      readonly index: string;
      readonly indexed?: boolean;
      readonly body: readonly Step[];
    }
  /** Runs steps for each property of an object. */
  | {
      readonly do: 'keys';
      readonly object: string;
      readonly at: Location;
      readonly key: string;
      readonly item?: string;
      readonly body: readonly Step[];
    }
  /** The value must pass another function. */
  | {
      readonly do: 'call';
      readonly target: Target;
      readonly variable: string;
      readonly at: Location;
      readonly rejectsUndefined?: boolean;
    }
  /** The object must have no properties besides the named ones. */
  | {
      readonly do: 'only';
      readonly object: string;
      readonly present: string;
      readonly names: string;
      readonly at: Location;
    }
  /** Picks steps by the value of a discriminating property. */
  | {
      readonly do: 'choose';
      readonly on: string;
      readonly cases: readonly { readonly values: readonly string[]; readonly body: readonly Step[] }[];
      readonly complaint: Complaint;
    }
  /** Must match exactly one of several conditions. */
  | {
      readonly do: 'one-of';
      readonly counter: string;
      readonly tests: readonly Expression[];
      readonly complaint: Complaint;
    }
  /** A plain statement. */
  | { readonly do: 'run'; readonly code: string }
  /** Steps that mean something only when everything before them holds. */
  | { readonly do: 'finally'; readonly body: readonly Step[] };

/** A pair of functions for one schema: a predicate and a reporter. */
export interface Target {
  readonly predicate: string;
  readonly reporter: string;
  /** What to pass as depth; undefined when the functions take none. */
  readonly depth?: string;
}

/** The condition under which any of the steps finds a fault; undefined when they are not mere conditions. */
export function faultOf(steps: readonly Step[]): Expression | undefined {
  const faults: Expression[] = [];
  for (const step of steps) {
    if (step.do === 'check') faults.push(step.fault);
    else if (step.do === 'call') faults.push(not(truth(callOf(step.target, step.variable))));
    else if (step.do === 'require' && step.whole) faults.push(step.whole);
    else if (step.do === 'require') {
      const then = faultOf(step.body);
      if (!then) return undefined;
      faults.push(step.fault, then);
    } else if (step.do === 'when' && !step.otherwise) {
      const then = faultOf(step.body);
      if (!then) return undefined;
      faults.push(and(step.test, then));
    } else return undefined;
  }
  return or(...faults);
}

/** Calls a predicate. */
export const callOf = (target: Target, variable: string): string =>
  `${target.predicate}(${[variable, ...(target.depth === undefined ? [] : [target.depth])].join(', ')})`;
