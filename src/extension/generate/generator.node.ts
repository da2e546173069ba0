import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GenerateResult } from '../../codegen/request.js';
import { createLocalGenerator, type Generator } from './generator.js';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.js';

/** Workflows with more types and handoffs than this are generated beside the extension host. */
const mostHere = 20;

/** Generates small workflows right here and large ones in a thread, which is started for the first of them. */
export function createGenerator(
  file: string = path.join(__dirname, 'extension-generate-generate-thread.cjs'),
): Generator {
  const here = createLocalGenerator();
  let thread: Thread | undefined;
  return {
    async generate(manifest, request) {
      const { types, handoffs } = request.manifest;
      const size = Object.keys(types ?? {}).length + Object.keys(handoffs).length;
      if (size <= mostHere) return here.generate(manifest, request);
      if (!thread?.isAlive()) thread = startThread(file);
      return thread.generate(manifest, request);
    },
  };
}

interface Thread extends Generator {
  isAlive(): boolean;
}

function startThread(file: string): Thread {
  const worker = new Worker(file);
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const waiting = new Map<number, { done: (answer: ThreadAnswer) => void; failed: (why: Error) => void }>();
  let last = 0;
  let alive = true;
  const end = (why: Error): void => {
    alive = false;
    for (const { failed } of waiting.values()) failed(why);
    waiting.clear();
  };
  worker.on('message', (answer: ThreadAnswer) => {
    waiting.get(answer.id)?.done(answer);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', end);
  worker.on('exit', code => end(new Error(`The generator’s thread ended with ${code}.`)));
  return {
    isAlive: () => alive,
    async generate(manifest, request): Promise<GenerateResult> {
      last += 1;
      const message: ThreadRequest = { id: last, manifest, request };
      worker.ref();
      const { paths, changed, problems } = await new Promise<ThreadAnswer>((done, failed) => {
        waiting.set(message.id, { done, failed });
        worker.postMessage(message);
      });
      // Answers come in the order of the requests, so that what is left out is what stands here.
      const now = new Map(texts.get(manifest));
      for (const { path, text } of changed) now.set(path, text);
      const files = paths.map(path => ({ path, text: now.get(path) ?? '' }));
      texts.set(manifest, new Map(files.map(({ path, text }) => [path, text])));
      return { files, problems };
    },
  };
}
