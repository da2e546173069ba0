import type * as z from 'zod';

/** The zod schemas of some types, by the names that they are exported under. */
export type SchemasOf<Types> = {
  readonly [Name in keyof Types & string as `${Name}Schema`]: z.ZodType<Types[Name]>;
};

/** A module that has what is expected of it; anything else does not compile. */
export type Tied<Module extends Expected, Expected> = Module;
