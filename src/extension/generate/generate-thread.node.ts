import { parentPort } from 'node:worker_threads';
import { createLocalGenerator } from './generator.js';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.js';

// A program of its own: generates beside the extension host, for workflows that would keep it busy.

const generator = createLocalGenerator(() => Promise.resolve());
const sent = new Map<string, ReadonlyMap<string, string>>();

parentPort?.on('message', async ({ id, manifest, request }: ThreadRequest) => {
  const { files, problems } = await generator.generate(manifest, request);
  const before = sent.get(manifest);
  sent.set(manifest, new Map(files.map(({ path, text }) => [path, text])));
  const answer: ThreadAnswer = {
    id,
    paths: files.map(({ path }) => path),
    changed: files.filter(({ path, text }) => before?.get(path) !== text),
    problems,
  };
  parentPort?.postMessage(answer);
});
