import type * as z from 'zod';

/** The guards of some types, by the names that they are exported under. */
export type GuardsOf<Types> = {
  readonly [Name in keyof Types & string as `is${Name}`]: (value: unknown) => value is Types[Name];
};

/** The zod schemas of some types, by the names that they are exported under. */
export type SchemasOf<Types> = {
  readonly [Name in keyof Types & string as `${Name}Schema`]: z.ZodType<Types[Name]>;
};

/** A module that has what is expected of it; anything else does not compile. */
export type Tied<Module extends Expected, Expected> = Module;
