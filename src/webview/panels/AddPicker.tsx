import type { Position } from '../../contract/edit/intent.js';
import { deadLetterQueueKinds, storeKinds } from '../../contract/index.js';
import { agentRoles } from '../../contract/manifest/agent.js';
import { queueKindWords, storeKindWords } from '../../picture/words.js';
import { sizes } from '../canvas/sizes.js';
import type { Designer } from '../designer.js';
import { addAgent, addFollower, addSideEffect, addState, addType } from '../making.js';
import { agentEntries, followers } from '../palette.js';
import { useCanvas, useDesigner } from '../store.js';
import { judgeFollower } from '../verdicts.js';
import { type Choice, QuickPick } from './QuickPick.js';

/** Something that can be added, and how. */
interface Addition extends Choice {
  add(at: Position | undefined): void;
}

/** Type what is to be added: agents, what follows the selected one, stores, queues, types and side effects. */
export function AddPicker({ at }: { at: Position | undefined }) {
  const designer = useDesigner();
  const pattern = useCanvas(state => state.drawing?.manifest.pattern);
  const selected = useCanvas(state => state.selection.findLast(ref => ref.kind === 'agent')?.id);
  if (!pattern) return null;
  const additions = [
    ...(selected === undefined ? [] : listFollowers(designer, selected)),
    ...agentEntries(pattern).map(
      ({ item, word, help }): Addition => ({
        key: item,
        label: word,
        detail: help,
        swatch: item,
        add(place) {
          const role = agentRoles.find(known => known === item);
          if (role) addAgent(designer, role, place && cornerOf(place, 'agent'));
        },
      }),
    ),
    ...listState(designer),
  ];
  return (
    <QuickPick
      title="Add to the workflow"
      placeholder="Type what to add: worker, Redis, dead letters, type …"
      choices={text => {
        const words = text.toLowerCase().split(/\s+/).filter(Boolean);
        return additions.filter(({ label, detail }) =>
          words.every(word => `${label} ${detail ?? ''}`.toLowerCase().includes(word)),
        );
      }}
      onPick={choice => {
        (choice as Addition).add(at);
        designer.view.current?.focus();
      }}
    />
  );
}

const cornerOf = ({ x, y }: Position, kind: keyof typeof sizes): Position => ({
  x: Math.round(x - sizes[kind].width / 2),
  y: Math.round(y - sizes[kind].height / 2),
});

function listFollowers(designer: Designer, from: string): Addition[] {
  const manifest = designer.store.get().drawing?.manifest;
  if (!manifest) return [];
  return followers(manifest.pattern).flatMap(({ item, word }) => {
    const role = agentRoles.find(known => known === item);
    if (!role || !judgeFollower(manifest, from, role).ok) return [];
    return {
      key: `after:${item}`,
      label: `${word} after ${from}`,
      detail: 'with the handoff to it',
      swatch: item,
      add(at: Position | undefined) {
        addFollower(designer, from, role, at && cornerOf(at, 'agent'));
      },
    };
  });
}

function listState(designer: Designer): Addition[] {
  const stores = storeKinds.map(
    (kind): Addition => ({
      key: `store:${kind}`,
      label: `${storeKindWords[kind]} store`,
      detail: 'state store: context, checkpoints, event log',
      swatch: 'store',
      add: at => void addState(designer, 'store', at && cornerOf(at, 'store'), kind),
    }),
  );
  const queues = deadLetterQueueKinds.map(
    (kind): Addition => ({
      key: `queue:${kind}`,
      label: `${queueKindWords[kind]} dead letters`,
      detail: 'queue for what exhausted its retries',
      swatch: 'deadLetterQueue',
      add: at => void addState(designer, 'deadLetterQueue', at && cornerOf(at, 'queue'), kind),
    }),
  );
  return [
    ...stores,
    ...queues,
    {
      key: 'type',
      label: 'Payload type',
      detail: 'a schema that handoffs share',
      icon: 'symbol-structure',
      add: () => void addType(designer),
    },
    {
      key: 'sideEffect',
      label: 'Side effect',
      detail: 'a write in another system, with its compensation',
      icon: 'zap',
      add: () => void addSideEffect(designer),
    },
  ];
}
