/** Queries written with the builder, compiled and prepared once, run synchronously with named bound values. */
import {
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type RawBuilder,
} from "kysely";
import type { Connection } from "../database.ts";
import type { Tables } from "../tables.ts";

type Values = Record<string, string | number | null>;
type Bind<V extends Values> = <K extends keyof V & string>(name: K) => RawBuilder<V[K]>;
type Build<V extends Values, R> = (q: Kysely<Tables>, bind: Bind<V>) => { compile(): CompiledQuery<R> };

export interface Prepared<V, R> {
  get(values: V): R | undefined;
  all(values: V): R[];
  iterate(values: V): IterableIterator<R>;
  run(values: V): void;
}

export type Query = ReturnType<typeof preparing>;

/**
 * Prepares queries for a connection. `build` names its values through `bind`; nothing else ever reaches the text of the SQL.
 * @example preparing(db)<{ name: string }>()((q, bind) => q.selectFrom("streams").selectAll().where("name", "=", bind("name")))
 */
export function preparing(db: Connection) {
  /** The builder alone: it never runs anything itself. */
  const builder = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (inner) => new SqliteIntrospector(inner),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return <V extends Values>() =>
    <R>(build: Build<V, R>): Prepared<V, R> => {
      const compiled = build(builder, (name) => sql.raw(`@${name}`)).compile();
      if (compiled.parameters.length > 0) throw new Error("A value of a prepared query was not named.");
      const statement = db.prepare<[V], R>(compiled.sql);
      return {
        get: (values) => statement.get(values),
        all: (values) => statement.all(values),
        iterate: (values) => statement.iterate(values),
        run: (values) => {
          statement.run(values);
        },
      };
    };
}
