import { sql } from 'kysely';
import type { Compilable, CompiledQuery, Expression, Kysely } from 'kysely';
import { engineOf } from './database.ts';
import type { Engine } from './database.ts';
import type { Database } from './schema.ts';

/** Stands in a compiled query for a value that comes with each run. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Names a value that comes with each run, where the query is built. */
export interface ValueNamed<Values> {
  <Name extends keyof Values & string>(name: Name): Expression<Values[Name]>;
}

/**
 * A query that is built and compiled once for each engine and run again with other values: Kysely's own work
 * otherwise costs more than a small query. Use it for hot reads; plain Kysely is clearer elsewhere.
 */
export function compiled<Values extends object, Row>(
  build: (db: Kysely<Database>, value: ValueNamed<Values>) => Compilable<Row>,
): (db: Kysely<Database>, values: Values) => Promise<Row[]> {
  const queries = new Map<Engine, CompiledQuery<Row>>();
  return async (db, values) => {
    const engine = engineOf(db);
    let query = queries.get(engine);
    if (!query) {
      query = build(db, (name) => sql`${new Placeholder(name)}`).compile();
      queries.set(engine, query);
    }
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? (Reflect.get(values, parameter.name) as unknown) : parameter,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
