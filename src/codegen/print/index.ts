/**
 * What all generated code is printed with: the one literal encoder, the one identifier maker, the one comment
 * escaper, a layout engine that breaks lines as prettier does, and a printer that collects imports while printing.
 */

export { checkEmitted, type EmittedFault, type EmittedRules } from './check.js';
export { comment, commentLines } from './comment.js';
export { escapeUnsafe } from './escape.js';
export { identifier, type Taken } from './identifier.js';
export {
  columns,
  type Doc,
  group,
  hardline,
  ifBroken,
  indent,
  join,
  line,
  render,
  softline,
} from './layout.js';
export {
  arrayOf,
  isPlainKey,
  jsonLayout,
  literal,
  member,
  numberLiteral,
  plainOrQuoted,
  propertyKey,
  regexLiteral,
  stringLiteral,
  textLiteral,
} from './literal.js';
export {
  createPrinter,
  type Declaration,
  type Import,
  moduleHead,
  modulePieces,
  type Printer,
  printModule,
} from './printer.js';
export { unchecked } from './unchecked.js';
