import { useEffect, useState } from 'react';
import type { ComparisonMessage } from '../../protocol.js';
import type { Host } from '../host.js';
import { readComparison } from './message-model.js';

/** The latest comparison that the host has sent; asks for it when the page has loaded. */
export function useComparison(host: Host): ComparisonMessage | undefined {
  const [comparison, setComparison] = useState<ComparisonMessage>();
  useEffect(() => {
    const stop = host.listen(
      message => {
        if (message.type !== 'comparison') return;
        const read = readComparison(message);
        if ('comparison' in read) setComparison(read.comparison);
        else host.post({ type: 'error', message: `A comparison was not understood: ${read.reason}` });
      },
      silent => {
        // Back again: what there is to see may have changed meanwhile.
        if (!silent) host.post({ type: 'ready' });
      },
    );
    host.post({ type: 'ready' });
    return stop;
  }, [host]);
  return comparison;
}
