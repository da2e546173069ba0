/** A width and height in pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Cards have one size each, so that a thousand of them need no measuring. */
export const sizes = {
  agent: { width: 216, height: 84 },
  store: { width: 152, height: 60 },
  queue: { width: 152, height: 60 },
} as const satisfies Record<string, Size>;

export type NodeKind = keyof typeof sizes;
