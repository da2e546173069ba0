'use strict';
// Plain JavaScript in the place of the native module `@vscode/spdlog`, so that installing VS Code needs no compiler.
// Without a logger every output channel of VS Code stays empty. The interface is the one its log service calls.
const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let threshold = 2;

class Logger {
  constructor(_type, _name, file, maxSize, maxFiles) {
    Object.assign(this, { file, maxSize, maxFiles, level: threshold, plain: false });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.size = fs.existsSync(file) ? fs.statSync(file).size : 0;
  }

  write(level, message) {
    if (level < this.level) return;
    // VS Code's own format (setPattern is only ever given this one): 2026-01-31 12:00:00.000 [info] text
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : `${stamp} [${NAMES[level]}] ${message}\n`;
    if (this.maxSize && this.size + line.length > this.maxSize) this.rotate();
    fs.appendFileSync(this.file, line);
    this.size += line.length;
  }

  rotate() {
    const { dir, name, ext } = path.parse(this.file);
    const numbered = number => path.join(dir, `${name}.${number}${ext}`);
    for (let number = (this.maxFiles ?? 1) - 1; number >= 1; number--) {
      const from = number === 1 ? this.file : numbered(number - 1);
      if (fs.existsSync(from)) fs.renameSync(from, numbered(number));
    }
    fs.rmSync(this.file, { force: true });
    this.size = 0;
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.plain = false;
  }
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {}
}

const create = async (name, file, maxSize, maxFiles) => new Logger('rotating', name, file, maxSize, maxFiles);

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = level => {
  threshold = level;
};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
