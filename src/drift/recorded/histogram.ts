/** A distribution in constant memory: quantiles are right to within one per cent of their value. */
export interface Histogram {
  add(value: number): void;
  /** The value below which this share (0 to 1) lies; undefined while it is empty. */
  quantile(share: number): number | undefined;
}

const growth = 1.02;

/** Counts values in buckets that grow by two per cent (a DDSketch, Masson et al. 2019). Values below 1 µs count as 0. */
export function createHistogram(): Histogram {
  const buckets = new Map<number, number>();
  let zeros = 0;
  let count = 0;
  return {
    add(value) {
      count += 1;
      if (value < 0.001) {
        zeros += 1;
        return;
      }
      const bucket = Math.ceil(Math.log(value) / Math.log(growth));
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    },
    quantile(share) {
      if (count === 0) return undefined;
      let left = Math.ceil(share * count) - zeros;
      if (left <= 0) return 0;
      for (const [bucket, size] of [...buckets].sort(([a], [b]) => a - b)) {
        left -= size;
        // The middle of a bucket is at most half its width from every value in it.
        if (left <= 0) return (2 * growth ** bucket) / (1 + growth);
      }
      return undefined;
    },
  };
}
