import * as vscode from 'vscode';

/** How long something may take before it shows, in milliseconds: what is quick must not flicker. */
const patienceMs = 300;

/** Shows progress in the status bar if the work is not done at once. */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const running = work();
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Window, title };
    void vscode.window.withProgress(options, () =>
      running.then(
        () => undefined,
        () => undefined,
      ),
    );
  }, patienceMs);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
