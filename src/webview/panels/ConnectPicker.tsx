import { useMemo } from 'react';
import { agentRoles } from '../../contract/manifest/agent.js';
import { roleWords } from '../../picture/words.js';
import { addFollower, handOff, leadTo } from '../making.js';
import { followers } from '../palette.js';
import { useCanvas, useDesigner } from '../store.js';
import { judgeFollower, judgeReceivers, judgeTargets } from '../verdicts.js';
import { type Choice, QuickPick } from './QuickPick.js';

/** Chooses the target of a handoff by keyboard; who may not take it stays in the list, with the reason. */
export function ConnectPicker({ from, handoff }: { from: string; handoff: string | undefined }) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const all = useMemo(() => {
    if (!manifest) return [];
    const agents: Choice[] = [
      ...(handoff === undefined ? judgeTargets(manifest, from) : judgeReceivers(manifest, handoff)),
    ]
      .filter(([id]) => id !== from)
      .map(([id, verdict]) => {
        const role = Object.hasOwn(manifest.agents, id) ? (manifest.agents[id]?.role ?? 'worker') : 'worker';
        const base = { key: `agent:${id}`, label: id, swatch: role };
        return verdict.ok
          ? { ...base, detail: roleWords[role].toLowerCase() }
          : { ...base, reason: verdict.reason };
      });
    const fresh = (handoff === undefined ? followers(manifest.pattern) : []).map(({ item, word }): Choice => {
      const role = agentRoles.find(known => known === item);
      const verdict = role && judgeFollower(manifest, from, role);
      const base = { key: `new:${item}`, label: `New ${word.toLowerCase()}…`, icon: 'add' };
      return verdict?.ok === false
        ? { ...base, reason: verdict.reason }
        : { ...base, detail: 'adds it with its handoff' };
    });
    const all = [...agents, ...fresh];
    return [...all.filter(choice => !choice.reason), ...all.filter(choice => choice.reason)];
  }, [manifest, from, handoff]);

  function pick({ key }: Choice) {
    const [kind, name = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'agent' && handoff !== undefined) leadTo(designer, handoff, name);
    else if (kind === 'agent') handOff(designer, from, name);
    const role = kind === 'new' ? agentRoles.find(known => known === name) : undefined;
    if (role) addFollower(designer, from, role);
  }

  return (
    <QuickPick
      title={handoff === undefined ? `Hand off from ${from} to …` : `Lead ${handoff} from ${from} to …`}
      placeholder="Type the name of an agent"
      choices={text => all.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))}
      onPick={pick}
    />
  );
}
