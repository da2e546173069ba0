import { ANY } from './charset.js';
import { WORDS } from './classes.js';
import type { Algebra, Language } from './language.js';
import { parsePattern } from './parse.js';
import { NotRegular, type Syntax } from './syntax.js';

const looksAround = (syntax: Syntax): boolean => {
  switch (syntax.kind) {
    case 'chars':
      return false;
    case 'sequence':
    case 'choice':
      return syntax.parts.some(looksAround);
    case 'repeat':
      return looksAround(syntax.of);
    default:
      return syntax.kind !== 'start';
  }
};

function translate(syntax: Syntax, algebra: Algebra): Language {
  const { sequence, look, all, chars } = algebra;
  switch (syntax.kind) {
    case 'chars':
      return chars(syntax.set);
    case 'sequence':
      return sequence(...syntax.parts.map(part => translate(part, algebra)));
    case 'choice':
      return algebra.either(syntax.parts.map(part => translate(part, algebra)));
    case 'repeat':
      return algebra.repeat(translate(syntax.of, algebra), syntax.min, syntax.max);
    case 'start':
      // Nothing has been read before the start, and nothing can be read behind the end.
      return look('behind', algebra.empty, false);
    case 'end':
      return look('ahead', chars(ANY), true);
    case 'ahead':
      return look('ahead', translate(syntax.of, algebra), syntax.negated);
    case 'behind':
      if (looksAround(syntax.of)) throw new NotRegular('assertion inside a look-behind');
      return look('behind', sequence(all, translate(syntax.of, algebra)), syntax.negated);
    case 'boundary': {
      const word = chars(WORDS);
      const before = sequence(all, word);
      return algebra.either(
        [false, true].map(negated =>
          sequence(look('behind', before, negated), look('ahead', word, negated === syntax.negated)),
        ),
      );
    }
  }
}

/**
 * The language of the strings in which `pattern` matches somewhere, as JSON Schema's `pattern` means it.
 * Undefined when the pattern is invalid, or has back references or assertions inside a look-behind.
 */
export function languageOf(pattern: string, algebra: Algebra): Language | undefined {
  const syntax = parsePattern(pattern);
  if (!syntax) return undefined;
  try {
    return algebra.sequence(algebra.all, translate(syntax, algebra), algebra.all);
  } catch (error) {
    if (error instanceof NotRegular) return undefined;
    throw error;
  }
}
