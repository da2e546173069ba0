/** What a key on the canvas asks for. */
export type KeyAction =
  | { readonly do: 'nudge'; readonly dx: number; readonly dy: number }
  | { readonly do: 'walk'; readonly direction: 'left' | 'right' | 'up' | 'down' }
  | { readonly do: 'add'; readonly key: string }
  | {
      readonly do:
        | 'connect'
        | 'add-any'
        | 'rename'
        | 'inspect'
        | 'remove'
        | 'cancel'
        | 'select-all'
        | 'duplicate'
        | 'search'
        | 'fit'
        | 'zoom-selection'
        | 'zoom-in'
        | 'zoom-out'
        | 'zoom-reset'
        | 'tidy'
        | 'menu'
        | 'help';
    };

/** The parts of a keyboard event that matter. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const arrows = {
  ArrowLeft: { direction: 'left', dx: -1, dy: 0 },
  ArrowRight: { direction: 'right', dx: 1, dy: 0 },
  ArrowUp: { direction: 'up', dx: 0, dy: -1 },
  ArrowDown: { direction: 'down', dx: 0, dy: 1 },
} as const;

const plain: Readonly<Record<string, Exclude<KeyAction['do'], 'nudge' | 'walk' | 'add'>>> = {
  a: 'add-any',
  c: 'connect',
  F2: 'rename',
  Enter: 'inspect',
  Delete: 'remove',
  Backspace: 'remove',
  Escape: 'cancel',
  '/': 'search',
  f: 'fit',
  z: 'zoom-selection',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
  l: 'tidy',
  '?': 'help',
  ContextMenu: 'menu',
};

const withControl: Readonly<Record<string, Exclude<KeyAction['do'], 'nudge' | 'walk' | 'add'>>> = {
  a: 'select-all',
  d: 'duplicate',
  f: 'search',
};

/** Pixels that an arrow key moves the selection; with Shift. */
const step = 8;
const leap = 40;

/** What a key press on the canvas means; undefined leaves it to VS Code (undo, save, copy …). */
export function readKey(press: Press, paletteKeys: ReadonlySet<string>): KeyAction | undefined {
  const { key, altKey, shiftKey } = press;
  const control = press.ctrlKey || press.metaKey;
  const arrow = Object.hasOwn(arrows, key) ? arrows[key as keyof typeof arrows] : undefined;
  if (arrow) {
    if (control) return undefined;
    if (altKey) return { do: 'walk', direction: arrow.direction };
    const length = shiftKey ? leap : step;
    return { do: 'nudge', dx: arrow.dx * length, dy: arrow.dy * length };
  }
  if (altKey) return undefined;
  if (shiftKey && key === 'F10') return { do: 'menu' };
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (control) {
    const action = Object.hasOwn(withControl, letter) ? withControl[letter] : undefined;
    return action && !shiftKey ? { do: action } : undefined;
  }
  if (Object.hasOwn(plain, letter))
    return { do: plain[letter] as Exclude<KeyAction['do'], 'nudge' | 'walk' | 'add'> };
  if (!shiftKey && paletteKeys.has(letter)) return { do: 'add', key: letter };
  return undefined;
}
