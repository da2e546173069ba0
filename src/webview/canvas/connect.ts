import { useStoreApi } from '@xyflow/react';
import {
  createContext,
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Position } from '../../contract/edit/intent.js';
import { handOff } from '../making.js';
import { useDesigner } from '../store.js';
import { judgeTargets, type Verdict } from '../verdicts.js';

/** A handoff being drawn: from where, and which agents may take it. Changes only when drawing starts and ends. */
export interface Drawing {
  readonly from: string;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Where the pointer is while a handoff is drawn. */
export interface Pointer {
  /** In canvas pixels. */
  readonly at: Position;
  /** The agent under it. */
  readonly over: string | undefined;
}

interface Connect {
  readonly active: Drawing | undefined;
  start(from: string, event: ReactPointerEvent): void;
}

export const ConnectContext = createContext<Connect>({ active: undefined, start: () => {} });

/** The gesture of drawing a handoff from a card's port; drop on an agent connects, on empty canvas offers what may follow. */
export function useConnect(): { connect: Connect; pointer: Pointer | undefined } {
  const designer = useDesigner();
  const flow = useStoreApi();
  const [active, setActive] = useState<Drawing>();
  const [pointer, setPointer] = useState<Pointer>();
  const stop = useRef<(() => void) | undefined>(undefined);

  const start = useCallback(
    (from: string, down: ReactPointerEvent) => {
      const { drawing } = designer.store.get();
      if (down.button !== 0 || !drawing) return;
      down.preventDefault();
      down.stopPropagation();
      if (!designer.mayEdit()) return;
      stop.current?.();
      const verdicts = judgeTargets(drawing.manifest, from);
      setActive({ from, verdicts });
      designer.say(`Drawing a handoff from ${from}.`);

      let spoken: string | undefined;
      const toCanvas = (event: PointerEvent): Position => {
        const { transform, domNode } = flow.getState();
        const box = domNode?.getBoundingClientRect();
        const [x, y, zoom] = transform;
        return {
          x: (event.clientX - (box?.left ?? 0) - x) / zoom,
          y: (event.clientY - (box?.top ?? 0) - y) / zoom,
        };
      };
      const agentUnder = (event: PointerEvent): string | undefined => {
        const hit = document.elementFromPoint(event.clientX, event.clientY);
        return hit?.closest<HTMLElement>('[data-agent]')?.dataset.agent;
      };
      const move = (event: PointerEvent) => {
        const over = agentUnder(event);
        setPointer({ at: toCanvas(event), over });
        if (over !== spoken && over !== undefined) {
          const verdict = verdicts.get(over);
          if (verdict) designer.say(verdict.ok ? `${over} may take this handoff.` : verdict.reason);
        }
        spoken = over;
      };
      const finish = (event: PointerEvent) => {
        stop.current?.();
        const over = agentUnder(event);
        if (over !== undefined && over !== from) handOff(designer, from, over);
        else if (over === undefined && isEmptyCanvas(event))
          designer.store.dispatch({
            type: 'overlay',
            overlay: {
              kind: 'follow',
              from,
              at: toCanvas(event),
              screen: { x: event.clientX, y: event.clientY },
            },
          });
      };
      const cancel = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stop.current?.();
      };
      const abandon = () => stop.current?.();
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', finish);
      window.addEventListener('pointercancel', abandon);
      window.addEventListener('keydown', cancel, true);
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', finish);
        window.removeEventListener('pointercancel', abandon);
        window.removeEventListener('keydown', cancel, true);
        stop.current = undefined;
        setActive(undefined);
        setPointer(undefined);
      };
    },
    [designer, flow],
  );

  const connect = useMemo(() => ({ active, start }), [active, start]);
  return { connect, pointer };
}

const isEmptyCanvas = (event: PointerEvent): boolean =>
  document.elementFromPoint(event.clientX, event.clientY)?.closest('.react-flow__pane, .react-flow__edges') !=
  null;
