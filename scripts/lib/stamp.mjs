import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A short hash over the contents of some files. @param {...string} files */
export function hashFiles(...files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(path.basename(file)).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Whether the stamp file holds this key: the work it stands for is done. @param {string} file @param {string} key */
export const isStamped = (file, key) => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === key;

/** Notes that the work which `key` stands for is done. @param {string} file @param {string} key */
export function stamp(file, key) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, key);
}
