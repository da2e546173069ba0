import { createContext, use, useSyncExternalStore } from 'react';
import type { Designer } from './designer.js';
import type { CanvasEvent, CanvasState } from './state.js';

/** Holds the state and tells who listens. */
export interface Store {
  get(): CanvasState;
  dispatch(event: CanvasEvent): void;
  subscribe(listener: () => void): () => void;
}

/** A store whose listeners hear of each event that changed the state. */
export function createStore(
  initial: CanvasState,
  reduce: (state: CanvasState, event: CanvasEvent) => CanvasState,
): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const DesignerContext = createContext<Designer | undefined>(undefined);

/** The designer that this page runs. */
export function useDesigner(): Designer {
  const designer = use(DesignerContext);
  if (!designer) throw new Error('No designer above this component');
  return designer;
}

/** A part of the state; `select` must return the same object while nothing in it changed. */
export function useCanvas<T>(select: (state: CanvasState) => T): T {
  const { store } = useDesigner();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
