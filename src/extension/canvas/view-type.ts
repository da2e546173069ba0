/** The custom editor's id, as in package.json. */
export const canvasViewType = 'handoff.canvas';
