import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  applyEdits,
  applyIntents,
  autoLayout,
  canConnect,
  checkManifest,
  parseManifest,
  patternIds,
  patternOf,
} from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import type { HostMessage, WebviewMessage } from '../../src/protocol.js';
import {
  copyText,
  duplicateSelection,
  pasteText,
  removeSelection,
  selectAll,
  tidy,
} from '../../src/webview/changing.js';
import { createDesigner, type Designer, startDesigner } from '../../src/webview/designer.js';
import type { Host } from '../../src/webview/host.js';
import {
  addAgent,
  addFollower,
  addSideEffect,
  addState,
  addType,
  handOff,
  leadTo,
  namePayload,
} from '../../src/webview/making.js';
import { agentEntries } from '../../src/webview/palette.js';
import { sampleText } from './sample.js';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run());
});

/** A designer on a host that applies edits as VS Code's does, at once. */
function open(text = sampleText) {
  const sent: WebviewMessage[] = [];
  let receive: (message: HostMessage) => void = () => {};
  let version = 1;
  let current = text;
  const publish = () =>
    receive({ type: 'document', version, text: current, lock: undefined, trusted: true, uri: 'file:///w' });
  const host: Host = {
    load: () => ({}),
    save: () => {},
    listen(onMessage) {
      receive = onMessage;
      return () => {};
    },
    post(message) {
      sent.push(message);
      if (message.type === 'ready') publish();
      if (message.type !== 'edit') return;
      const { edits, problems } = applyIntents(parseManifest(current), message.intents);
      if (problems[0]) {
        const reason = problems[0].message;
        receive({ type: 'edit-result', edit: message.edit, outcome: 'refused', reason, version });
        return;
      }
      current = applyEdits(current, edits);
      version += 1;
      publish();
      receive({ type: 'edit-result', edit: message.edit, outcome: 'applied', version });
    },
  };
  const designer: Designer = createDesigner(host);
  startDesigner(designer);
  return {
    designer,
    sent,
    edits: () => sent.filter(message => message.type === 'edit'),
    text: () => current,
    manifest: () => parseManifest(current).manifest as Manifest,
    state: () => designer.store.get(),
    places: () =>
      Object.fromEntries(
        designer.store.get().drawing?.flow.nodes.map(node => [node.id, node.position]) ?? [],
      ),
  };
}

const errorsOf = (text: string) =>
  checkManifest(parseManifest(text), { today: '2026-06-01' }).filter(({ severity }) => severity === 'error');

describe('making', () => {
  for (const pattern of patternIds)
    it(`adds every role of ${pattern}, each as one edit that selects what was added`, () => {
      const scene = open(patternOf(pattern).starter('w'));
      for (const { item } of agentEntries(pattern)) {
        if (item === 'store' || item === 'deadLetterQueue') continue;
        const added = addAgent(scene.designer, item);
        expect(scene.state().selection).toEqual([added]);
        expect(scene.manifest().agents[added?.id ?? '']?.role).toBe(item);
      }
      expect(scene.edits()).toHaveLength(agentEntries(pattern).length);
      expect(scene.state().pending).toEqual([]);
    });

  it('pushes no other card when one is placed by hand, and pins no other', () => {
    const scene = open();
    const before = scene.places();
    addAgent(scene.designer, 'worker', { x: 1000, y: 700 });
    expect(scene.places()).toEqual({ ...before, worker: { x: 1000, y: 700 } });
    expect(scene.manifest().layout).toEqual({ worker: { x: 1000, y: 700 } });
  });

  for (const pattern of patternIds)
    it(`moves no card of ${pattern} when one is added, renamed, connected or removed, and pins none`, () => {
      const scene = open(patternOf(pattern).starter('w'));
      const before = scene.places();
      const added = addAgent(scene.designer, patternOf(pattern).defaultRole);
      addState(scene.designer, 'store');
      const id = added?.id ?? '';
      expect(scene.places()).toMatchObject(before);
      const places = Object.values(scene.places()).map(({ x, y }) => `${x} ${y}`);
      expect(new Set(places).size).toBe(places.length);
      // A loose agent finds its place with its first handoff; nobody else moves for it.
      const lead = Object.keys(scene.manifest().agents).find(
        from => canConnect(scene.manifest(), from, id).ok,
      );
      handOff(scene.designer, lead ?? '', id);
      // Only a queue makes room for an agent that comes to stand on its other side.
      const { 'queue:review': queue, ...cards } = before;
      expect(scene.places()).toMatchObject(cards);
      if (pattern !== 'sequential-pipeline') expect(scene.places()['queue:review']).toEqual(queue);
      const settled = scene.places()[id];
      scene.designer.edit('Rename', [{ type: 'rename', kind: 'agent', id, to: 'newcomer' }]);
      expect(scene.places()).toMatchObject({ ...cards, newcomer: settled });
      scene.designer.select([{ kind: 'agent', id: 'newcomer' }]);
      removeSelection(scene.designer);
      expect(scene.places()).toMatchObject(cards);
      expect(scene.manifest().layout).toEqual({});
      tidy(scene.designer);
      expect(scene.places()).toEqual(autoLayout(scene.manifest()));
    });

  it('lets a new peer share the store of its peers', () => {
    const scene = open(patternOf('peer-to-peer').starter('w'));
    addAgent(scene.designer, 'peer');
    expect(scene.manifest().agents.peer).toEqual({ role: 'peer', stores: ['shared'] });
    expect(errorsOf(scene.text())).toEqual([]);
  });

  it('hands off with a complete contract that raises no error', () => {
    const scene = open();
    const added = addAgent(scene.designer, 'worker');
    expect(handOff(scene.designer, 'planner', added?.id ?? '')).toBe(true);
    expect(handOff(scene.designer, added?.id ?? '', 'planner')).toBe(true);
    expect(errorsOf(scene.text())).toEqual([]);
    expect(scene.state().selection).toEqual([{ kind: 'handoff', id: 'worker-to-planner' }]);
  });

  it('refuses a handoff that cannot be, with the reason, and sends nothing', () => {
    const scene = open();
    expect(handOff(scene.designer, 'planner', 'planner')).toBe(false);
    expect(handOff(scene.designer, 'planner', 'writer')).toBe(false);
    expect(handOff(scene.designer, 'researcher', 'writer')).toBe(false);
    expect(scene.edits()).toEqual([]);
    expect(scene.state().notice?.tone).toBe('refused');
  });

  it('leads a handoff to another receiver with its contract and accepted range, as one edit', () => {
    const scene = open();
    addAgent(scene.designer, 'worker');
    const before = scene.manifest();
    expect(leadTo(scene.designer, 'planner-to-writer', 'researcher')).toBe(false);
    expect(leadTo(scene.designer, 'planner-to-writer', 'worker')).toBe(true);
    expect(scene.edits()).toHaveLength(2);
    const { handoffs, agents } = scene.manifest();
    expect(handoffs['planner-to-worker']).toEqual({
      ...before.handoffs['planner-to-writer'],
      to: 'worker',
    });
    expect(handoffs['planner-to-writer']).toBeUndefined();
    expect(agents.worker?.accepts).toEqual({
      'planner-to-worker': before.agents.writer?.accepts?.['planner-to-writer'],
    });
    expect(scene.state().selection).toEqual([{ kind: 'handoff', id: 'planner-to-worker' }]);
  });

  it('adds a follower with its way there and back in one edit', () => {
    const scene = open();
    expect(addFollower(scene.designer, 'planner', 'worker', { x: 900, y: 900 })).toBe(true);
    expect(scene.edits()).toHaveLength(1);
    expect(Object.keys(scene.manifest().handoffs)).toEqual(
      expect.arrayContaining(['planner-to-worker', 'worker-to-planner']),
    );
    expect(errorsOf(scene.text())).toEqual([]);
  });

  it('adds no follower where the pattern allows none', () => {
    const scene = open();
    expect(addFollower(scene.designer, 'writer', 'worker', { x: 900, y: 900 })).toBe(false);
    expect(scene.edits()).toEqual([]);
  });

  it('adds stores, queues, types and side effects under free names', () => {
    const scene = open();
    expect(addState(scene.designer, 'store')?.id).toBe('store');
    expect(addState(scene.designer, 'store')?.id).toBe('store-2');
    addState(scene.designer, 'deadLetterQueue', { x: 5, y: 6 });
    addType(scene.designer);
    addSideEffect(scene.designer);
    const { stores, deadLetterQueues, types, sideEffects, layout } = scene.manifest();
    expect(Object.keys(stores ?? {})).toContain('store-2');
    expect(Object.keys(deadLetterQueues ?? {})).toContain('dead-letters');
    expect(layout?.['queue:dead-letters']).toEqual({ x: 5, y: 6 });
    expect(Object.keys(types ?? {})).toContain('Payload');
    expect(Object.keys(sideEffects ?? {})).toContain('side-effect');
  });

  it('gives an inline payload a name without changing what crosses', () => {
    const scene = open();
    const added = addAgent(scene.designer, 'worker');
    handOff(scene.designer, 'planner', added?.id ?? '');
    const inline = scene.manifest().handoffs['planner-to-worker']?.payload;
    const type = namePayload(scene.designer, 'planner-to-worker');
    expect(type?.id).toBe('PlannerToWorker');
    expect(scene.manifest().handoffs['planner-to-worker']?.payload).toEqual({
      $ref: '#/types/PlannerToWorker',
    });
    expect(scene.manifest().types?.PlannerToWorker).toEqual(inline);
  });
});

describe('changing', () => {
  it('removes agents with their handoffs and says which', () => {
    const scene = open();
    scene.designer.select([{ kind: 'agent', id: 'writer' }]);
    removeSelection(scene.designer);
    expect(scene.edits().at(-1)?.label).toBe('Remove writer with planner-to-writer and writer-to-planner');
    expect(Object.keys(scene.manifest().handoffs)).toEqual([
      'planner-to-researcher',
      'researcher-to-planner',
    ]);
    expect(scene.state().selection).toEqual([]);
  });

  it('copies from one workflow and pastes into another', () => {
    const from = open();
    from.designer.select([
      { kind: 'agent', id: 'planner' },
      { kind: 'agent', id: 'writer' },
    ]);
    const text = copyText(from.designer) ?? '';
    const to = open(patternOf('sequential-pipeline').starter('other'));
    const count = Object.keys(to.manifest().agents).length;
    pasteText(to.designer, text);
    expect(to.edits()).toHaveLength(1);
    expect(Object.keys(to.manifest().agents)).toHaveLength(count + 2);
    expect(to.state().selection.filter(ref => ref.kind === 'agent')).toHaveLength(2);
  });

  it('duplicates with fresh names', () => {
    const scene = open();
    scene.designer.select([{ kind: 'agent', id: 'writer' }]);
    duplicateSelection(scene.designer);
    expect(Object.keys(scene.manifest().agents)).toContain('writer-2');
  });

  it('says so when the clipboard holds something else', () => {
    const scene = open();
    pasteText(scene.designer, 'hello');
    expect(scene.edits()).toEqual([]);
    expect(scene.state().notice?.text).toMatch(/clipboard/);
  });

  it('gives hand-placed cards back to the automatic layout', () => {
    const scene = open();
    addAgent(scene.designer, 'worker', { x: 4000, y: 10 });
    scene.designer.select([]);
    tidy(scene.designer);
    expect(scene.manifest().layout ?? {}).toEqual({});
  });

  it('changes nothing while locked', () => {
    const scene = open();
    scene.designer.store.dispatch({ type: 'silence', silent: true });
    selectAll(scene.designer);
    removeSelection(scene.designer);
    duplicateSelection(scene.designer);
    addAgent(scene.designer, 'worker');
    expect(scene.edits()).toEqual([]);
    expect(scene.state().notice).toMatchObject({ tone: 'refused' });
  });

  it('lets the text editor follow the selection, once for each change', () => {
    const scene = open();
    scene.designer.select([{ kind: 'agent', id: 'writer' }]);
    scene.designer.select([{ kind: 'agent', id: 'writer' }]);
    expect(scene.sent.filter(({ type }) => type === 'selection')).toHaveLength(1);
  });
});
