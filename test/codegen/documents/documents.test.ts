import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../src/codegen/documents/markdown.js';
import { writeMermaid } from '../../../src/codegen/documents/mermaid.js';
import { type Manifest, parseManifest, patternOf } from '../../../src/contract/index.js';

const sample = parseManifest(patternOf('supervisor-worker').starter('sample')).manifest as Manifest;
const request = (manifest: Manifest) => ({ manifest, manifestName: 'sample.handoff.json', files: new Map() });

describe('a workflow as a Mermaid flowchart', () => {
  it('has a node for each agent and a labelled arrow for each handoff', () => {
    expect(writeMermaid(sample)).toMatchInlineSnapshot(`
      "flowchart LR
        a0["planner"]
        a1["researcher"]
        a2["writer"]
        q0[("review")]
        a0 -->|"planner-to-researcher 1.0.0"| a1
        a1 -->|"researcher-to-planner 1.0.0"| a0
        a0 -->|"planner-to-writer 1.0.0"| a2
        a2 -->|"writer-to-planner 1.0.0"| a0
        a1 -.-> q0
        a0 -.-> q0
        a2 -.-> q0
      "
    `);
  });

  it('leaves out handoffs that lead nowhere', () => {
    const [id = ''] = Object.keys(sample.handoffs);
    const lost = { ...sample.handoffs[id], to: 'nobody' } as Manifest['handoffs'][string];
    const text = writeMermaid({ ...sample, handoffs: { ...sample.handoffs, [id]: lost } });
    expect(text).not.toContain('undefined');
    expect(text).not.toContain(`"${id} `);
  });

  it('takes no name for markup', () => {
    const agents = { ...sample.agents, 'a"]; click a0 "x': { role: 'worker' as const } };
    expect(writeMermaid({ ...sample, agents })).toContain('["a#34;]; click a0 #34;x"]');
  });
});

describe('a workflow as a Markdown page', () => {
  it('has the flowchart and every contract', () => {
    const page = writeMarkdown(request(sample));
    expect(page).toContain(['```mermaid', `${writeMermaid(sample)}\`\`\``].join('\n'));
    for (const id of Object.keys(sample.handoffs)) expect(page).toContain(`### ${id}`);
  });

  it('says which handoffs are left out', () => {
    const [id = ''] = Object.keys(sample.handoffs);
    const broken = {
      ...sample.handoffs[id],
      payload: { $ref: '#/types/None' },
    } as Manifest['handoffs'][string];
    const page = writeMarkdown(request({ ...sample, handoffs: { ...sample.handoffs, [id]: broken } }));
    expect(page).toMatch(new RegExp(`Left out, because their contracts have errors: \`${id}\``));
  });
});
