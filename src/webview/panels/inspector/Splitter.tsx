import type { KeyboardEvent, PointerEvent } from 'react';

const least = 280;
const most = 900;

/** The inspector's left edge: drag it, or use the arrow keys; a wide inspector shows table and schema side by side. */
export function Splitter({ width, onResize }: { width: number; onResize(width: number): void }) {
  const clamp = (value: number) => Math.max(least, Math.min(most, window.innerWidth - 360, value));
  const move = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onResize(clamp(window.innerWidth - event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const change = { ArrowLeft: 20, ArrowRight: -20 }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(clamp(width + change));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the inspector"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={move}
      onKeyDown={onKeyDown}
    />
  );
}
