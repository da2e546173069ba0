/** The parts of the window that F6 walks through, in reading order. */
const regions = ['.toolbar', '.palette', '.tree', '.canvas', '.inspector', '.status'];

const focusable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** Puts the focus on the inspector's first field. */
export function focusInspector(): void {
  const inspector = document.querySelector('.inspector');
  (
    inspector?.querySelector<HTMLElement>('[data-first]') ??
    inspector?.querySelector<HTMLElement>('.inspector-body button, .inspector-body input')
  )?.focus();
}

/** Moves the focus to the next part of the window (or the one before). */
export function focusNextRegion(step: 1 | -1): void {
  const present = regions.flatMap(selector => document.querySelector<HTMLElement>(selector) ?? []);
  const at = present.findIndex(region => region.contains(document.activeElement));
  for (let hops = 1; hops <= present.length; hops++) {
    const region = present[(at + step * hops + present.length * hops) % present.length];
    if (!region) return;
    if (region.classList.contains('inspector')) focusInspector();
    else if (region.matches('[tabindex="0"]')) region.focus({ preventScroll: true });
    else region.querySelector<HTMLElement>(focusable)?.focus();
    if (region.contains(document.activeElement)) return;
  }
}
