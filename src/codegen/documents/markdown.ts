import { code } from '../emitters/documentation/markdown.js';
import { describeWorkflow } from '../emitters/documentation.js';
import { planGeneration } from '../plan/plan.js';
import type { GenerateRequest } from '../request.js';

/** A workflow with its contracts as a Markdown page, the same that is generated beside the code. */
export function writeMarkdown(request: GenerateRequest): string {
  const plan = planGeneration(request, '.');
  const page = describeWorkflow(plan);
  const planned = new Set(plan.handoffs.map(({ id }) => id));
  const left = Object.keys(request.manifest.handoffs).filter(id => !planned.has(id));
  if (left.length === 0) return page;
  return `${page}\nLeft out, because their contracts have errors: ${left.map(code).join(', ')}.\n`;
}
