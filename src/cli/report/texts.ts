import type { Gathered } from '../../drift/gather.js';
import type { TextOf } from './locate.js';

/** Where to find the texts that problems of a gathered workflow may be in. */
export function textsOf(gathered: Gathered | undefined): TextOf {
  if (!gathered) return () => undefined;
  const { actual, files, sources, samples = [] } = gathered.subject;
  const recorded = new Map(samples.map(sample => [sample.path, sample.text]));
  return path => actual.get(path) ?? files.get(path) ?? sources?.get(path) ?? recorded.get(path);
}
