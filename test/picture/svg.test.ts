import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Manifest, parseManifest } from '../../src/contract/index.js';
import { printColors } from '../../src/picture/svg/colors.js';
import { drawSvg } from '../../src/picture/svg/draw-svg.js';
import { xmlText } from '../../src/picture/svg/element.js';
import { fitText, widthOf } from '../../src/picture/svg/text-width.js';
import { sampleText } from '../webview/sample.js';

const sample = parseManifest(sampleText).manifest as Manifest;

describe('a workflow as SVG', () => {
  it('is the picture that was looked at', async () => {
    // `npx vitest run test/picture -u` writes it anew; open it in a browser.
    await expect(drawSvg(sample).svg).toMatchFileSnapshot('sample.svg');
  });

  it('is the same for the same manifest', () => {
    expect(drawSvg(structuredClone(sample))).toEqual(drawSvg(sample));
  });

  it('names every agent and handoff, in real text, in the colours asked for', () => {
    const { svg } = drawSvg(sample, { ...printColors, background: '#123456' });
    for (const id of Object.keys(sample.agents)) expect(svg).toContain(`>${id}</text>`);
    for (const id of Object.keys(sample.handoffs)) expect(svg).toContain(`<title>${id} · `);
    expect(svg).toContain('fill="#123456"');
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    const { svg } = drawSvg(sample);
    expect(svg).not.toMatch(/<(script|style|image|foreignObject|use)|href|url\((?!#arrow\))|\son\w+=/);
  });

  it('holds every card and label', () => {
    const { svg, width, height } = drawSvg({ ...sample, layout: { writer: { x: -4000, y: 3000 } } });
    const [left = 0, top = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    expect(left).toBeLessThan(-4000);
    expect(top + height).toBeGreaterThan(3084);
    expect(width).toBeGreaterThan(4000);
  });

  it('draws an empty workflow as an empty picture', () => {
    const { svg } = drawSvg({ ...sample, agents: {}, handoffs: {}, stores: {}, deadLetterQueues: {} });
    expect(svg).toMatch(/^<svg [^>]*width="64"/);
  });
});

describe('text in a picture', () => {
  it('is never markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const printed = xmlText(text);
        expect(printed).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
        expect(printed).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
      }),
    );
  });

  it('fits its room, cut at a whole character', () => {
    const font = { size: 12 };
    expect(fitText('short', 200, font)).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(300), (text, room) => {
        const fitted = fitText(text, room, font);
        expect(widthOf(fitted, font)).toBeLessThanOrEqual(Math.max(room, 0));
        expect(fitted).not.toMatch(/[\ud800-\udbff]…$/);
      }),
    );
  });
});
