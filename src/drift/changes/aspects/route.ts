import type { Aspect } from '../aspect.js';

/** Which agents the edge joins, and what its envelopes are called. */
export const route: Aspect = {
  id: 'route',
  valueOf: ({ from, to }, { manifest }) => [manifest.name, from, to],
  compare: ({ was, is, before, now, path }) => [
    ...(was.from === is.from
      ? []
      : [
          {
            message: `It now comes from “${is.from}”, no longer from “${was.from}”: agents must be rewired.`,
            bump: 'major' as const,
            breaks: ['receivers' as const],
            path: [...path, 'from'],
          },
        ]),
    ...(was.to === is.to
      ? []
      : [
          {
            message: `It now goes to “${is.to}”: “${was.to}” receives it no longer, and what is in flight to it is stranded.`,
            bump: 'major' as const,
            breaks: ['receivers' as const, 'in-flight' as const],
            path: [...path, 'to'],
          },
        ]),
    ...(before.manifest.name === now.manifest.name
      ? []
      : [
          {
            message: `The workflow is now called “${now.manifest.name}”, no longer “${before.manifest.name}”: envelopes carry that name, and receivers reject any other.`,
            bump: 'major' as const,
            breaks: ['receivers' as const, 'in-flight' as const],
            path: ['name'],
          },
        ]),
  ],
};
