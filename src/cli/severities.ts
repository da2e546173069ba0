import { contractRules, type Severities, severityWords } from '../contract/index.js';
import { driftRules } from '../drift/rules/index.js';
import { nearest } from './arguments.js';
import { InputError } from './exit.js';

const codes = [...contractRules, ...driftRules].map(({ id }) => id);

/** Reads `--severity CODE=LEVEL`; throws `InputError` for what is none. */
export function parseSeverities(texts: readonly string[]): Severities {
  return Object.fromEntries(
    texts.map(text => {
      const [code = '', word = ''] = text.split('=', 2);
      const severity = severityWords.find(known => known === word);
      if (!/^[a-z][a-z0-9-]*$/.test(code) || !severity)
        throw new InputError(
          `--severity cannot be "${text}": write CODE=LEVEL, LEVEL being one of ${severityWords.join(', ')}.`,
        );
      const meant = codes.includes(code) ? undefined : nearest(code, codes);
      if (meant !== undefined)
        throw new InputError(`There is no problem "${code}".`, `Did you mean ${meant}?`);
      return [code, severity];
    }),
  );
}
