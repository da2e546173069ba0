import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostMessage, WebviewMessage } from '../../src/protocol.js';
import { connectHost, type Host } from '../../src/webview/host.js';

/** The page as far as the host connection knows it. */
let sent: WebviewMessage[];
let stored: unknown;
let receive: ((event: { data: unknown; origin: string }) => void) | undefined;
let visibility: 'visible' | 'hidden';

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  stored = undefined;
  visibility = 'visible';
  const window = {
    origin: 'vscode-webview://page',
    addEventListener: (_: string, listener: typeof receive) => {
      receive = listener;
    },
    removeEventListener: () => {
      receive = undefined;
    },
  };
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', {
    get visibilityState() {
      return visibility;
    },
  });
  vi.stubGlobal('acquireVsCodeApi', () => ({
    postMessage: (message: WebviewMessage) => sent.push(message),
    getState: () => stored,
    setState: (state: unknown) => {
      stored = state;
    },
  }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen(host: Host) {
  const heard: HostMessage[] = [];
  const silences: boolean[] = [];
  const stop = host.listen(
    message => heard.push(message),
    silent => silences.push(silent),
  );
  return { heard, silences, stop };
}

const hear = (data: unknown, origin = 'vscode-webview://page') => receive?.({ data, origin });

describe('the line to the host', () => {
  it('says within 3 s that the host is silent, and that it is back', () => {
    const { silences, stop } = listen(connectHost());
    vi.advanceTimersByTime(2_000);
    expect(silences).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(silences).toEqual([true]);
    hear({ type: 'pong', sequence: 1 });
    expect(silences).toEqual([true, false]);
    stop();
  });

  it('notices within 3 s of the last word', () => {
    const { silences, stop } = listen(connectHost());
    for (let beat = 0; beat < 5; beat++) {
      vi.advanceTimersByTime(800);
      hear({ type: 'pong', sequence: beat });
    }
    expect(silences).toEqual([]);
    vi.advanceTimersByTime(3_000);
    expect(silences).toEqual([true]);
    stop();
  });

  it('takes a page that was busy for no silence of the host', () => {
    const { silences, stop } = listen(connectHost());
    vi.advanceTimersByTime(400);
    // Nothing runs meanwhile, not even the timer.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
    vi.advanceTimersByTime(400);
    expect(silences).toEqual([]);
    clock.mockRestore();
    stop();
  });

  it('takes no silence for death while the page is hidden', () => {
    const { silences, stop } = listen(connectHost());
    visibility = 'hidden';
    vi.advanceTimersByTime(60_000);
    visibility = 'visible';
    vi.advanceTimersByTime(800);
    expect(silences).toEqual([]);
    stop();
  });

  it('passes messages on, but no answers to pings and nothing that is no message', () => {
    const { heard, stop } = listen(connectHost());
    hear({ type: 'command', command: 'fit' });
    hear({ type: 'pong', sequence: 3 });
    hear('hello');
    hear({ no: 'type' });
    hear(null);
    expect(heard).toEqual([{ type: 'command', command: 'fit' }]);
    stop();
  });

  it('listens to its own origin and to no other', () => {
    const { heard, stop } = listen(connectHost());
    hear({ type: 'command', command: 'fit' }, 'https://elsewhere.example');
    expect(heard).toEqual([]);
    stop();
  });

  it('stops pinging when told to', () => {
    const { stop } = listen(connectHost());
    stop();
    sent.length = 0;
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([]);
  });

  it('remembers the view piece by piece', () => {
    stored = { selection: [{ kind: 'agent', id: 'a' }] };
    const host = connectHost();
    host.save({ viewport: { x: 1, y: 2, zoom: 0.5 } });
    expect(stored).toEqual({
      selection: [{ kind: 'agent', id: 'a' }],
      viewport: { x: 1, y: 2, zoom: 0.5 },
    });
  });
});
