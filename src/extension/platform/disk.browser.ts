/** The web has no disk of its own: everything goes through VS Code. */
export { virtualDisk as disk } from './virtual-disk.js';
