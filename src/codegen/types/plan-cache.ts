import type { LoadedGroup } from './group.js';
import type { Part, Said } from './partition.js';
import type { PlannedType } from './plan.js';

/** Groups of schemas as they were loaded and named last time. */
export interface PlanCache {
  /** What schemas say of where they lead, by the very object; to be left alone where those may change. */
  readonly said: WeakMap<object, Said>;
  /** The group as loaded before, if none of its texts has changed. */
  load(part: Part, load: () => LoadedGroup): LoadedGroup;
  /** Its types as named before, if the names are the same. */
  name(group: LoadedGroup, names: string, make: () => PlannedType[][]): PlannedType[][];
  /** Forgets what was not asked for since the last time. */
  done(): void;
}

interface Entry {
  readonly part: Part;
  readonly loaded: LoadedGroup;
}

/** An empty cache. */
export function createPlanCache(): PlanCache {
  let before = new Map<string, Entry>();
  let now = new Map<string, Entry>();
  const named = new WeakMap<LoadedGroup, { readonly names: string; readonly types: PlannedType[][] }>();
  return {
    said: new WeakMap(),
    load(part, load) {
      if (part.texts === undefined) return load();
      const known = before.get(part.key);
      const entry = known && isSame(known.part, part) ? known : { part, loaded: load() };
      now.set(part.key, entry);
      return entry.loaded;
    },
    name(group, names, make) {
      const known = named.get(group);
      if (known?.names === names) return known.types;
      const types = make();
      named.set(group, { names, types });
      return types;
    },
    done() {
      before = now;
      now = new Map();
    },
  };
}

const isSame = (a: Part, b: Part): boolean =>
  a.texts !== undefined &&
  b.texts !== undefined &&
  a.texts.length === b.texts.length &&
  a.texts.every((text, i) => text === b.texts?.[i]);
