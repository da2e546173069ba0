import { printColors } from '../picture/svg/colors.js';
import { drawSvg, type Picture } from '../picture/svg/draw-svg.js';
import type { PictureCommand } from '../protocol.js';
import type { Designer } from './designer.js';
import { readThemeColors } from './theme-colors.js';

/** Makes a picture of the workflow and hands it to the host, or to the clipboard. */
export async function exportPicture(designer: Designer, command: PictureCommand): Promise<void> {
  const manifest = designer.store.get().drawing?.manifest;
  if (!manifest) return designer.say('There is nothing to export yet.');
  const picture = drawSvg(manifest, command.endsWith('-print') ? printColors : readThemeColors());
  if (command === 'copy-image') return copyImage(designer, picture);
  const isPng = command.startsWith('export-png');
  const blob = isPng ? await toPng(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
  designer.post({
    type: 'export',
    name: `${manifest.name}.${isPng ? 'png' : 'svg'}`,
    mime: blob.type,
    base64: await toBase64(blob),
  });
}

async function copyImage(designer: Designer, picture: Picture): Promise<void> {
  try {
    // After a command from VS Code's own menus the keyboard may still be elsewhere.
    window.focus();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(picture) })]);
    designer.say('The picture is on the clipboard.');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    designer.say(`The picture could not be copied (${why}). Click the canvas and try again.`);
  }
}

/** The most pixels that browsers draw: on a side, and in all. */
const [longestSide, mostPixels] = [16_000, 200_000_000];

/** Draws an SVG at twice its size, or as large as browsers can. */
async function toPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('the picture is too large'))),
      'image/png',
    );
  });
}

async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
