import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './sources.js';

/** Joined here, so that this file does not find itself. */
const join = (...parts: string[]): string => parts.join('');

/** What no file of the project may say, each with its reason. */
const forbidden: readonly { readonly pattern: RegExp; readonly reason: string; readonly allowed?: RegExp }[] =
  [
    {
      pattern: new RegExp(join('(^|[\\s"\'`(=:])', '/(work|root|home/\\w+|Users/\\w+)/')),
      reason: 'a path of one machine',
    },
    {
      pattern: new RegExp(join('\\.\\./', 'shared\\b')),
      reason: 'a folder outside of the repository',
      // Published conformance suites are too big to carry; those tests say loudly when they are absent.
      allowed: /^(test|bench)\//,
    },
    {
      pattern: new RegExp(join('registry\\.', 'npmjs|"reso', 'lved":|npm\\.pkg\\.|_auth', 'Token')),
      reason: 'a package registry: everybody has their own',
    },
    {
      pattern: new RegExp(join('\\b(clau', 'de|chat', 'gpt|cop', 'ilot|co', 'dex|gem', 'ini)\\b'), 'i'),
      reason: 'a product that has no part in this one',
    },
  ];

const binary = /\.(png|gif|ttf|woff2?|ico|vsix)$/;

describe('the files of the repository', () => {
  const files = listFiles().filter(file => !binary.test(file));

  it.each(forbidden)('do not name $reason', ({ pattern, allowed }) => {
    const found = files
      .filter(file => !allowed?.test(file))
      .flatMap(file => {
        const lines = readText(file).split('\n');
        const index = lines.findIndex(line => pattern.test(line));
        return index < 0 ? [] : [`${file}:${index + 1} ${lines[index]?.trim().slice(0, 120)}`];
      });
    expect(found).toEqual([]);
  });

  it('end in a newline and have no conflict marks', () => {
    const text = files.filter(
      file => /\.(ts|tsx|mjs|cjs|md|css)$/.test(file) && !/\/(golden|fixtures|rules)\//.test(file),
    );
    const wrong = text.filter(file => {
      const content = readText(file);
      return (content !== '' && !content.endsWith('\n')) || /^(<{7}|>{7}) /m.test(content);
    });
    expect(wrong).toEqual([]);
  });
});
