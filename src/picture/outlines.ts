/** A drum for a store, a stack of pages for the event log, a tray with an open mouth for dead letters: SVG paths of a size. */
export const outlines = {
  store: (w: number, h: number): string =>
    `M1,9C1,4.6 34.6,1 ${w / 2},1S${w - 1},4.6 ${w - 1},9V${h - 9}C${w - 1},${h - 4.6} ${w * 0.77},${h - 1} ${w / 2},${h - 1}S1,${h - 4.6} 1,${h - 9}ZM1,9C1,13.4 34.6,17 ${w / 2},17S${w - 1},13.4 ${w - 1},9`,
  log: (w: number, h: number): string =>
    `M1,9H${w - 9}V${h - 1}H1ZM5,9V5H${w - 5}V${h - 5}H${w - 9}M9,5V1H${w - 1}V${h - 9}H${w - 5}`,
  queue: (w: number, h: number): string =>
    `M13,1H${w - 13}L${w - 1},${h / 2}L${w - 13},${h - 1}H13L1,${h / 2}Z`,
} as const;
