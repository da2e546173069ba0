import { useEffect, useMemo, useRef, useState } from 'react';
import { type ChangeCategory, changeCategories } from '../../contract/diff/change.js';
import type { EntityRef } from '../../contract/edit/intent.js';
import { cardSize, nodeIdOf, nodeKindOf } from '../../contract/index.js';
import type { ComparisonMessage } from '../../protocol.js';
import { createDesigner, type Designer } from '../designer.js';
import type { Host } from '../host.js';
import { DesignerContext } from '../store.js';
import { ChangeList } from './ChangeList.js';
import { ComparedPane } from './ComparedPane.js';
import { ComparisonBar } from './ComparisonBar.js';
import { countChanges, groupChanges, groupKey, groupWords, targetOn } from './groups.js';
import { createSharedView } from './shared-view.js';
import { drawSides, type Sides } from './sides.js';
import { useComparison } from './use-comparison.js';

/** Two versions of a workflow side by side, with everything that differs. */
export function Comparison({ host }: { host: Host }) {
  const comparison = useComparison(host);
  if (!comparison) return <div className="comparison" aria-busy="true" />;
  return <Shown host={host} comparison={comparison} />;
}

function Shown({ host, comparison }: { host: Host; comparison: ComparisonMessage }) {
  const [before] = useState(() => host.load().comparison);
  const [shown, setShown] = useState<ReadonlySet<ChangeCategory>>(
    () => new Set(before?.shown ?? changeCategories),
  );
  const [currentKey, setCurrentKey] = useState(before?.current);
  const { kept } = comparison;
  useEffect(
    () => host.save({ comparison: { kept, shown: [...shown], current: currentKey } }),
    [host, kept, shown, currentKey],
  );
  const [view] = useState(createSharedView);
  const sides = useMemo(() => drawSides(comparison), [comparison]);
  const groups = useMemo(() => groupChanges(comparison, shown), [comparison, shown]);
  // Old names belong to the left side only, and new ones to the right: no name means two things.
  const signs = useMemo(
    () =>
      new Map(
        groups.flatMap(group =>
          (['before', 'after'] as const).map(side => [groupKey(targetOn(side, group)), group.sign] as const),
        ),
      ),
    [groups],
  );
  const current = groups.findIndex(({ key }) => key === currentKey);
  const group = groups[current];
  const isMoved = useRef(false);

  const fit = () => {
    isMoved.current = false;
    view.show(sides.bounds);
  };
  function go(index: number) {
    const next = groups[index];
    if (!next) return;
    setCurrentKey(next.key);
    const box = next.target && boxOf(next.target, sides);
    isMoved.current = true;
    if (box) view.show(box, 1);
    else view.show(sides.bounds);
  }
  const step = (by: 1 | -1) =>
    go(current < 0 ? (by > 0 ? 0 : groups.length - 1) : (current + by + groups.length) % groups.length);
  const pick = (target: EntityRef) => {
    const key = groupKey(target);
    const index = groups.findIndex(each => each.key === key || groupKey(targetOn('before', each)) === key);
    if (index >= 0) setCurrentKey(groups[index]?.key);
  };
  const actions = useRef({ step, fit, pick });
  actions.current = { step, fit, pick };

  const designer = useMemo(() => lookOnly(host, target => actions.current.pick(target)), [host]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'F7') actions.current.step(event.shiftKey ? -1 : 1);
      else if (event.key === 'f') actions.current.fit();
      else if (event.key === '+' || event.key === '=') view.zoomBy(1.25);
      else if (event.key === '-') view.zoomBy(1 / 1.25);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [view]);
  // Everything is in view until somebody goes to a change, whatever becomes of the window.
  const stage = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is to be seen whole
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      if (!isMoved.current) actions.current.fit();
    });
    if (stage.current) sizes.observe(stage.current);
    return () => sizes.disconnect();
  }, [sides]);

  const both = sides.before !== undefined && sides.after !== undefined;
  return (
    <DesignerContext value={designer}>
      <div className="comparison">
        <ComparisonBar
          counts={countChanges(comparison)}
          shown={shown}
          current={current}
          total={groups.length}
          toggle={category => setShown(toggled(shown, category))}
          step={step}
          fit={fit}
          zoom={factor => view.zoomBy(factor)}
          swap={() => host.post({ type: 'swap-sides' })}
          text={() => host.post({ type: 'compare-text' })}
        />
        <main
          className="compared-sides"
          ref={stage}
          onPointerDownCapture={() => {
            isMoved.current = true;
          }}
        >
          {(['before', 'after'] as const).map(name => (
            <ComparedPane
              key={name}
              name={name}
              side={comparison[name]}
              drawing={sides[name]}
              signs={signs}
              showMoves={shown.has('layout')}
              current={group && targetOn(name, group)}
              view={view}
              pick={pick}
              choose={() => host.post({ type: 'choose-side', side: name })}
            />
          ))}
        </main>
        <aside className="changes" aria-label="What changed">
          {comparison.unjudged !== undefined && <p className="changes-note">{comparison.unjudged}</p>}
          {groups.length > 0 ? (
            <ChangeList groups={groups} current={current} go={go} />
          ) : (
            <p className="changes-note">
              {!both
                ? 'There is nothing to compare.'
                : comparison.changes.length > 0
                  ? 'Every change is of a kind that is not shown.'
                  : 'The two versions are equal.'}
            </p>
          )}
        </aside>
        <p className="unseen" role="status" aria-live="polite">
          {group && `Change ${current + 1} of ${groups.length}. ${groupWords(group)}`}
        </p>
      </div>
    </DesignerContext>
  );
}

function toggled(shown: ReadonlySet<ChangeCategory>, category: ChangeCategory): ReadonlySet<ChangeCategory> {
  const next = new Set(shown);
  if (!next.delete(category)) next.add(category);
  return next;
}

/** What the canvas's cards and labels expect around them, for a drawing that nobody can change. */
function lookOnly(host: Host, pick: (target: EntityRef) => void): Designer {
  return {
    ...createDesigner({ ...host, post() {}, save() {} }),
    select: ([target]) => target && pick(target),
    mayEdit: () => false,
    edit: () => false,
  };
}

/** The part of the drawing that shows an entity, on whichever side it is. */
function boxOf(target: EntityRef, { before, after }: Sides) {
  const both = [after, before].flatMap(side => side ?? []);
  const handoffs = both.flatMap(({ manifest }) =>
    target.kind === 'handoff' && Object.hasOwn(manifest.handoffs, target.id)
      ? [manifest.handoffs[target.id]]
      : [],
  );
  const ids = new Set(
    target.kind === 'handoff'
      ? handoffs.flatMap(handoff => (handoff ? [handoff.from, handoff.to] : []))
      : [nodeIdOf(target)],
  );
  const boxes = both
    .flatMap(({ flow }) => flow.nodes)
    .filter(({ id }) => ids.has(id))
    .map(({ id, position }) => ({ ...position, ...cardSize[nodeKindOf(id)] }));
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(box => box.x + box.width)) - x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - y,
  };
}
