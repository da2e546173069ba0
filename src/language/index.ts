/** What a manifest's text offers to an editor, as plain data; the extension, the command line and a web page share it. */
export * from './comparison.js';
export type { CompletionOptions } from './completion/offer.js';
export * from './completion.js';
export * from './describe-entity.js';
export * from './fix-all.js';
export * from './fixes.js';
export * from './format.js';
export * from './hover.js';
export * from './lenses.js';
export * from './navigation.js';
export * from './occurrences.js';
export type { FileEdits, RenamePlan, RenameRequest } from './rename.js';
export * from './symbols.js';
