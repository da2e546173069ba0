/**
 * The first line of modules whose bodies readers' compilers skip. Checking them is most of what generated code would cost
 * a build and proves nothing new: this repository's tests check every body, with this line taken out, and whoever
 * imports the module sees only its signatures, which all say their types. It also keeps options stricter than `strict`
 * from finding fault with code that nobody edits.
 */
export const unchecked =
  '// @ts-nocheck -- the signatures are typed; checking the bodies again would only slow builds down.';
