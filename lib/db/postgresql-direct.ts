import "server-only";
import { types, type Pool, type QueryConfig } from "pg";
import type { Direct, Insert, Value } from "./direct";

const TIMESTAMP = types.builtins.TIMESTAMP;

/** The columns have no time zone: what stands in them is UTC. */
const utcTypes = {
  getTypeParser: ((id: number, format?: "text" | "binary") =>
    id === TIMESTAMP ? (text: string) => new Date(`${text.replace(" ", "T")}Z`) : types.getTypeParser(id, format as "text")) as typeof types.getTypeParser,
};

/** On the pool that Prisma uses too; every statement has a name, so that a connection plans it once. */
export function openPostgresqlDirect(pool: Pool): Direct {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known) return known;
    const name = `concord_${names.size}`;
    names.set(text, name);
    return name;
  };
  const configOf = (text: string, values: readonly unknown[]): QueryConfig => ({
    name: nameOf(text),
    text,
    values: (values as Value[]).map(toStored),
    types: utcTypes,
  });

  return {
    async rows<Row>({ text, values }: { text: string; values: unknown[] }): Promise<Row[]> {
      return (await pool.query(configOf(text, values))).rows as Row[];
    },

    // One statement, and so one transaction and one way there and back.
    async landIf(update, inserts) {
      const values = [...update.values];
      const parts = inserts.map(({ table, row }: Insert, i) => {
        const columns = Object.keys(row);
        const places = columns.map((name) => `$${values.push(row[name])}`);
        return `"insert${i}" AS (INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) SELECT ${places.join(", ")} FROM "landed")`;
      });
      const text = `WITH "landed" AS (${update.text} RETURNING 1), ${parts.join(", ")} SELECT 1 FROM "landed"`;
      return (await pool.query(configOf(text, values))).rows.length > 0;
    },

    close: async () => {},
  };
}

const toStored = (value: Value) => (value instanceof Date ? value.toISOString() : value);
