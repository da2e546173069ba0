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
import { handOff, leadTo } from '../making.js';
import { useDesigner } from '../store.js';
import { judgeReceivers, judgeTargets, type Verdict } from '../verdicts.js';
import { panAtBorder } from './pan-at-border.js';

/** A handoff being drawn: from where, and which agents may take it. Changes only when drawing starts and ends. */
export interface Drawing {
  readonly from: string;
  /** Set while a handoff that is there is led to another receiver. */
  readonly handoff: string | undefined;
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

/** Picks up a handoff by its pill, to lead it to another receiver. Never changes, so that no pill is drawn again. */
export const LeadContext = createContext<(handoff: string, event: ReactPointerEvent) => void>(() => {});

/** How far a pill is dragged before it is picked up. */
const pickUp = 5;

/** The gesture of drawing a handoff from a card's port; drop on an agent connects, on empty canvas offers what may follow. */
export function useConnect(): {
  connect: Connect;
  lead: (handoff: string, event: ReactPointerEvent) => void;
  pointer: Pointer | undefined;
} {
  const designer = useDesigner();
  const flow = useStoreApi();
  const [active, setActive] = useState<Drawing>();
  const [pointer, setPointer] = useState<Pointer>();
  const stop = useRef<(() => void) | undefined>(undefined);

  const begin = useCallback(
    (drawing: Drawing) => {
      const { from, handoff, verdicts } = drawing;
      stop.current?.();
      setActive(drawing);
      designer.say(
        handoff === undefined ? `Drawing a handoff from ${from}.` : `Leading ${handoff} to another agent.`,
      );

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
      const look = (event: PointerEvent) => {
        const over = agentUnder(event);
        setPointer({ at: toCanvas(event), over });
        if (over !== spoken && over !== undefined) {
          const verdict = verdicts.get(over);
          if (verdict) designer.say(verdict.ok ? `${over} may take this handoff.` : verdict.reason);
        }
        spoken = over;
      };
      const pan = panAtBorder(flow, look);
      const move = (event: PointerEvent) => {
        look(event);
        pan.move(event);
      };
      const finish = (event: PointerEvent) => {
        stop.current?.();
        const over = agentUnder(event);
        if (handoff !== undefined) {
          if (over !== undefined) leadTo(designer, handoff, over);
        } else if (over !== undefined && over !== from) handOff(designer, from, over);
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
        pan.stop();
        stop.current = undefined;
        setActive(undefined);
        setPointer(undefined);
      };
    },
    [designer, flow],
  );

  const start = useCallback(
    (from: string, down: ReactPointerEvent) => {
      const { drawing } = designer.store.get();
      if (down.button !== 0 || !drawing) return;
      down.preventDefault();
      down.stopPropagation();
      if (designer.mayEdit())
        begin({ from, handoff: undefined, verdicts: judgeTargets(drawing.manifest, from) });
    },
    [designer, begin],
  );

  const lead = useCallback(
    (id: string, down: ReactPointerEvent) => {
      if (down.button !== 0 || down.shiftKey || down.ctrlKey || down.metaKey) return;
      const wait = ({ clientX, clientY }: PointerEvent) => {
        if (Math.hypot(clientX - down.clientX, clientY - down.clientY) < pickUp) return;
        forget();
        const manifest = designer.store.get().drawing?.manifest;
        const from = manifest?.handoffs[id]?.from;
        if (manifest && from !== undefined && designer.mayEdit())
          begin({ from, handoff: id, verdicts: judgeReceivers(manifest, id) });
      };
      const forget = () => {
        window.removeEventListener('pointermove', wait);
        window.removeEventListener('pointerup', forget);
      };
      window.addEventListener('pointermove', wait);
      window.addEventListener('pointerup', forget);
    },
    [designer, begin],
  );

  const connect = useMemo(() => ({ active, start }), [active, start]);
  return { connect, lead, pointer };
}

const isEmptyCanvas = (event: PointerEvent): boolean =>
  document.elementFromPoint(event.clientX, event.clientY)?.closest('.react-flow__pane, .react-flow__edges') !=
  null;
