import { agentRoles } from '../contract/manifest/agent.js';
import type { PictureColors } from '../picture/svg/colors.js';

/** The theme's colours as the canvas shows them now, for a picture that stands alone. */
export function readThemeColors(): PictureColors {
  const probe = document.createElement('span');
  document.body.append(probe);
  const dot = document.createElement('canvas');
  dot.width = 1;
  dot.height = 1;
  const context = dot.getContext('2d', { willReadFrequently: true });
  /** Any CSS colour, painted over another and read back as `#rrggbb`. */
  const read = (value: string, over = '#000000'): string => {
    probe.style.color = '';
    probe.style.color = value;
    if (!context) return over;
    context.fillStyle = over;
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[r, g, b].map(part => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const background = read('var(--vscode-editor-background)');
  const on = (name: string) => read(`var(--${name})`, background);
  const colors: PictureColors = {
    background,
    text: on('vscode-foreground'),
    dim: on('dim'),
    card: on('card'),
    cardLine: on('card-line'),
    chip: read('color-mix(in srgb, var(--vscode-foreground) 9%, transparent)', on('card')),
    edge: on('edge'),
    declared: on('good'),
    missing: read('color-mix(in srgb, var(--vscode-foreground) 45%, transparent)', background),
    state: on('vscode-charts-blue'),
    store: on('role-store'),
    queue: on('role-queue'),
    roles: Object.fromEntries(agentRoles.map(role => [role, on(`role-${role}`)])) as PictureColors['roles'],
  };
  probe.remove();
  return colors;
}
