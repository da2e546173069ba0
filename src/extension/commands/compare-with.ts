import { chooseVersion } from '../comparison/choose-version.js';
import type { Version } from '../comparison/version.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows a workflow beside another version of it: what was added, removed and changed. */
export const compareWith: Command = {
  id: 'handoff.compareWith',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const given = args[1] as { readonly before?: Version; readonly after?: Version } | undefined;
    const before = given?.before ?? (await chooseVersion(services, manifest, false));
    if (!before) return;
    services.comparisons.open(services, { manifest, before, after: given?.after ?? { kind: 'working' } });
  },
};
