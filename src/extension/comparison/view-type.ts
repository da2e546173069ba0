/** The webview panel's type of comparisons. */
export const comparisonViewType = 'handoff.comparison';
