import type { Position } from '../../contract/edit/intent.js';
import { agentRoles } from '../../contract/manifest/agent.js';
import { sizes } from '../canvas/sizes.js';
import { addFollower } from '../making.js';
import { followers } from '../palette.js';
import { useCanvas, useDesigner } from '../store.js';
import { judgeFollower } from '../verdicts.js';
import { Menu } from './Menu.js';

/** A handoff was dropped on empty canvas: what may follow. */
export function FollowMenu({ from, at, screen }: { from: string; at: Position; screen: Position }) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const place = { x: Math.round(at.x - 12), y: Math.round(at.y - sizes.agent.height / 2) };
  const entries = (manifest ? followers(manifest.pattern) : []).map(({ item, word }) => ({
    key: item,
    label: `Hand off to a new ${word.toLowerCase()}`,
    swatch: item,
    ...refusal(item),
    run() {
      const role = agentRoles.find(known => known === item);
      if (role) addFollower(designer, from, role, place);
    },
  }));
  function refusal(item: string): { disabled?: boolean; reason?: string } {
    const role = agentRoles.find(known => known === item);
    const verdict = manifest && role ? judgeFollower(manifest, from, role) : undefined;
    return verdict?.ok === false ? { disabled: true, reason: verdict.reason } : {};
  }
  return <Menu label={`What follows ${from}`} screen={screen} entries={entries} />;
}
