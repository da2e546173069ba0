export { cardSize as sizes, type NodeKind, type Size } from '../../contract/index.js';
