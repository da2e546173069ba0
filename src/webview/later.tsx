import { type ComponentType, lazy, Suspense } from 'react';

type Rest = typeof import('./rest.js');

/** Loads the script with all that the first picture does without. It is one, so that two scripts are shared at most. */
export const loadRest = (): Promise<Rest> => import('./rest.js');

/** A part of the page that comes with the rest: until that is there, nothing stands in its place. */
export function later<Props extends object>(
  part: (rest: Rest) => ComponentType<Props>,
): ComponentType<Props> {
  // React's type of what it is given props for is not generic enough to see that they fit.
  const Part = lazy(() =>
    loadRest().then(
      rest => ({ default: part(rest) }),
      () => ({ default: NotLoaded }),
    ),
  ) as unknown as ComponentType<Props>;
  return props => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

/** The extension has been removed or replaced under the open page. */
const NotLoaded = () => (
  <p className="stage-empty" role="alert">
    This part of Handoff Designer is no longer there: close this editor and open it again.
  </p>
);
