import { patternOf } from '../../src/contract/index.js';
import type { CanvasProblem, HostMessage } from '../../src/protocol.js';
import { type CanvasEvent, type CanvasState, initialState, reduce } from '../../src/webview/state.js';

/** A valid workflow: planner (supervisor), researcher and writer (workers), with their ways back. */
export const sampleText = patternOf('supervisor-worker').starter('sample');

/** The text of a document as the host sends it. */
export const documentMessage = (
  version: number,
  text: string = sampleText,
  rest: Partial<Extract<HostMessage, { type: 'document' }>> = {},
): HostMessage => ({
  type: 'document',
  version,
  text,
  lock: undefined,
  trusted: true,
  uri: 'file:///w/sample.handoff.json',
  ...rest,
});

/** The state after some messages and events. */
export const stateAfter = (
  ...events: readonly (HostMessage | { readonly event: CanvasEvent })[]
): CanvasState =>
  events.reduce<CanvasState>(
    (state, item) => reduce(state, 'event' in item ? item.event : { type: 'host', message: item }),
    initialState,
  );

export const problemAt = (path: (string | number)[], rest: Partial<CanvasProblem> = {}): CanvasProblem => ({
  code: 'some-rule',
  severity: 'error',
  message: 'Something is wrong.',
  path,
  fixes: [],
  ...rest,
});
