/** The generator's version, equal to the package's; a new one makes every generated file stale. */
export const generatorVersion = '0.1.0';
