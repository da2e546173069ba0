/** Things that belong together, and what else they depend on, both in ascending order. */
export interface Cluster {
  readonly members: readonly number[];
  readonly context: readonly number[];
}

/** What is known of things that are numbered from 0 on. */
export interface Ties {
  /** Pairs that belong together in any case. */
  readonly pairs: readonly (readonly [number, number])[];
  /** On which others each depends. */
  readonly needs: readonly (readonly number[])[];
  readonly weights: readonly number[];
  /** Its dependents belong to it. */
  readonly hub?: number;
}

/**
 * Divides things so that a change of one concerns few others: a cluster depends on others, its context, but they do not
 * depend on it. What depends on more than is worth looking at twice belongs to what it depends on.
 */
export function clustersOf({ pairs, needs, weights, hub }: Ties): Cluster[] {
  const leader = needs.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (leader[at] !== at) at = leader[at] as number;
    leader[i] = at;
    return at;
  };
  const unite = (a: number, b: number): void => {
    const [first, second] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    leader[second] = first;
  };
  for (const [a, b] of pairs) unite(a, b);
  for (;;) {
    const clusters = new Map<number, number[]>();
    for (const i of needs.keys()) {
      const members = clusters.get(find(i));
      if (members) members.push(i);
      else clusters.set(find(i), [i]);
    }
    const found: Cluster[] = [];
    const more: (readonly [number, number])[] = [];
    for (const members of clusters.values()) {
      const context = contextOf(members, clusters);
      if (context) found.push({ members, context });
      else for (const i of members) for (const other of needs[i] ?? []) more.push([i, other]);
    }
    if (more.length === 0) return found;
    for (const [a, b] of more) unite(a, b);
  }

  /** Everything that a cluster depends on; undefined where that is too much, or depends on it in turn. */
  function contextOf(
    members: readonly number[],
    clusters: ReadonlyMap<number, readonly number[]>,
  ): number[] | undefined {
    const own = find(members[0] as number);
    const context = new Set<number>();
    let room = 1000;
    for (const i of members) room += 2 * (weights[i] ?? 0);
    const waiting = [...members];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const other of needs[at] ?? []) {
        const cluster = find(other);
        if (cluster === own && !context.has(at)) continue;
        if (cluster === own || (hub !== undefined && cluster === find(hub))) return undefined;
        if (context.has(other)) continue;
        for (const each of clusters.get(cluster) ?? []) {
          context.add(each);
          waiting.push(each);
          room -= weights[each] ?? 0;
          if (room < 0) return undefined;
        }
      }
    return [...context].sort((a, b) => a - b);
  }
}
