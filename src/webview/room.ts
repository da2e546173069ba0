import { useSyncExternalStore } from 'react';

/** Which of the two side panels are open. */
export interface Panels {
  readonly left: boolean;
  readonly right: boolean;
}

/** How much room the page has: beside a text editor it is seldom wide. */
export type Room = 'wide' | 'medium' | 'narrow';

/** What is open until the user says otherwise: the drawing always keeps the larger part. */
export const panelsThatFit: Readonly<Record<Room, Panels>> = {
  wide: { left: true, right: true },
  medium: { left: false, right: true },
  narrow: { left: false, right: false },
};

/** The room that a width in CSS pixels gives. */
export const roomOf = (width: number): Room => (width >= 900 ? 'wide' : width >= 640 ? 'medium' : 'narrow');

/** The room that the page has now. */
export const useRoom = (): Room => useSyncExternalStore(subscribe, () => roomOf(window.innerWidth));

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
