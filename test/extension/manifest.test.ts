import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const declared: string[] = contributes.commands.map((entry: { command: string }) => entry.command);
const commandFolder = path.join(root, 'src/extension/commands');
const commandFiles = fs.readdirSync(commandFolder).filter(file => file.endsWith('.ts'));
/** Files of the folder that are not commands. */
const helpers = ['command.ts', 'index.ts', 'target.ts'];

describe('what package.json declares', () => {
  it('is commands that are each implemented in a file that the registry lists', () => {
    const index = fs.readFileSync(path.join(commandFolder, 'index.ts'), 'utf8');
    const ids = new Set<string>();
    for (const file of commandFiles.filter(name => !helpers.includes(name))) {
      expect(index).toContain(`'./${file.replace(/\.ts$/, '.js')}'`);
      const source = fs.readFileSync(path.join(commandFolder, file), 'utf8');
      for (const match of source.matchAll(/'(handoff\.[\w.]+)'/g)) ids.add(match[1] as string);
    }
    expect([...declared].sort()).toEqual(declared.filter(id => ids.has(id)).sort());
    const inIndex = [...ids].filter(id => id !== 'handoff.canvas' && !declared.includes(id));
    expect(inIndex).toEqual([]);
  });

  it('names only commands that exist, in menus, views and the walkthrough', () => {
    const text = JSON.stringify(contributes) + fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8');
    const used = [...text.matchAll(/(?:command:|onCommand:|"command":")(handoff\.[\w.]+)/g)].map(
      match => match[1],
    );
    expect(used.filter(command => !declared.includes(command as string))).toEqual([]);
  });

  it('has every picture that it names', () => {
    const steps: { media: { svg: string; altText: string } }[] = contributes.walkthroughs[0].steps;
    expect(steps.length).toBeGreaterThanOrEqual(4);
    for (const { media } of steps) {
      const svg = fs.readFileSync(path.join(root, media.svg), 'utf8');
      expect(svg).not.toMatch(/<script|href=|on\w+=|https?:\/\/(?!www\.w3\.org)/);
      expect(media.altText).not.toBe('');
    }
  });

  it('has an icon of 128 pixels', () => {
    const png = fs.readFileSync(path.join(root, 'media/icon.png'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });

  it('keeps the canvas out of comparisons with other versions', () => {
    const associations = contributes.configurationDefaults['workbench.editorAssociations'];
    expect(Object.values(associations)).toEqual(['default']);
    expect(Object.keys(associations)[0]).toMatch(/^\{git,.*\}:\/\*\*\/\*\.handoff\.json$/);
  });
});
