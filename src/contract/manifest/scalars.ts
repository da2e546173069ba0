import * as z from 'zod';

/** A key of agents, handoffs, types, stores …: what it names appears in code, so it stays simple. */
export const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A semver 2.0 version. Source: semver.org, the suggested regular expression. */
export const semverPattern =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** An ISO 8601 duration without years and months, which have no fixed length. */
export const durationPattern =
  /^P(?=\d|T\d)(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;

export const version = z
  .string()
  .regex(semverPattern, 'must be a semantic version such as 1.2.0')
  .meta({ description: 'Semantic version (semver 2.0).' });

export const duration = z
  .string()
  .regex(durationPattern, 'must be an ISO 8601 duration such as PT24H or P7D')
  .meta({ description: 'ISO 8601 duration, e.g. PT30S, PT24H, P7D.' });

/** A reference to an entity by its id. */
export const reference = (what: string) =>
  z
    .string()
    .min(1)
    .meta({ description: `The id of ${what}.` });
