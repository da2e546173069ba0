import { holds } from './charset.js';
import type { Algebra, Language } from './language.js';

/** True when the language holds the empty word, at the end of the text. */
export function isNullable(of: Language): boolean {
  switch (of.kind) {
    case 'none':
    case 'chars':
      return false;
    case 'empty':
      return true;
    case 'sequence':
      return isNullable(of.first) && isNullable(of.rest);
    case 'either':
      return of.parts.some(isNullable);
    case 'both':
      return of.parts.every(isNullable);
    case 'not':
      return !isNullable(of.of);
    case 'repeat':
      return of.min === 0 || isNullable(of.of);
    default:
      return isNullable(of.of) !== of.negated;
  }
}

/**
 * Brzozowski's derivative: gives what may follow once a code point has been read. Each language handed in is the
 * whole rest of a text, which is what lets look-aheads become intersections.
 */
export function createDerivative(algebra: Algebra): (of: Language, point: number) => Language {
  const { none, empty, all, either, both, not, sequence } = algebra;
  const derived = new Map<string, Language>();
  const shifted = new Map<string, Language>();
  const active = new Map<string, number>();
  /** The outermost active state that was met again; results that rest on it are not final. */
  let met = Infinity;

  /** The derivative of a whole rest, its `behind`s not yet told of the code point. */
  function step(of: Language, point: number): Language {
    const key = `${of.id},${point}`;
    const known = derived.get(key);
    if (known) return known;
    const again = active.get(key);
    if (again !== undefined) {
      // Back here without having read anything (an empty round of a loop): nothing new can come of it.
      met = Math.min(met, again);
      return none;
    }
    const depth = active.size;
    const before = met;
    active.set(key, depth);
    met = Infinity;
    const result = stepInto(of, empty, point);
    active.delete(key);
    if (met >= depth) {
      derived.set(key, result);
      met = before;
    } else met = Math.min(met, before);
    return result;
  }

  /** The derivative of `of` followed by `rest`, which is all that follows. */
  function stepInto(of: Language, rest: Language, point: number): Language {
    switch (of.kind) {
      case 'none':
        return none;
      case 'empty':
        return rest === empty ? none : step(rest, point);
      case 'chars':
        return holds(of.set, point) ? rest : none;
      case 'sequence':
        return stepInto(of.first, sequence(of.rest, rest), point);
      case 'either':
        return either(of.parts.map(part => stepInto(part, rest, point)));
      case 'both':
        return both(of.parts.map(part => step(part, point)));
      case 'not':
        return not(step(of.of, point));
      case 'repeat': {
        const more = sequence(algebra.repeat(of.of, Math.max(0, of.min - 1), of.max - 1), rest);
        const round = stepInto(of.of, more, point);
        return of.min > 0 || rest === empty ? round : either([round, step(rest, point)]);
      }
      case 'ahead': {
        const seen = stepInto(of.of, all, point);
        return both([of.negated ? not(seen) : seen, rest === empty ? none : step(rest, point)]);
      }
      case 'behind':
        return isNullable(of.of) !== of.negated && rest !== empty ? step(rest, point) : none;
    }
  }

  /** Lets every `behind` know that the code point has been read. */
  function shift(of: Language, point: number): Language {
    if (!of.looksBack) return of;
    const key = `${of.id},${point}`;
    const known = shifted.get(key);
    if (known) return known;
    const result = shiftParts(of, point);
    shifted.set(key, result);
    return result;
  }

  function shiftParts(of: Language, point: number): Language {
    switch (of.kind) {
      case 'sequence':
        return sequence(shift(of.first, point), shift(of.rest, point));
      case 'either':
        return either(of.parts.map(part => shift(part, point)));
      case 'both':
        return both(of.parts.map(part => shift(part, point)));
      case 'not':
        return not(shift(of.of, point));
      case 'repeat':
        return algebra.repeat(shift(of.of, point), of.min, of.max);
      case 'ahead':
        return algebra.look('ahead', shift(of.of, point), of.negated);
      case 'behind':
        return algebra.look('behind', derive(of.of, point), of.negated);
      default:
        return of;
    }
  }

  const derive = (of: Language, point: number): Language => shift(step(of, point), point);
  return derive;
}
