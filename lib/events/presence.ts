import { z } from "zod";
import { personSchema, type Person } from "../wire/schema";

/** How long a process's word on who is where holds; it repeats it with every heartbeat. */
const HOLDS_MS = 40_000;

const reportSchema = z.object({ process: z.string(), article: z.string(), people: z.array(personSchema) });

/** Who has an article open, over all processes: each reports its own people, and believes the others for a while. */
export function createPresence(process: string, broadcast: (message: string) => void) {
  const own = new Map<string, Person[]>();
  const others = new Map<string, Map<string, { people: Person[]; until: number }>>();

  const report = (article: string) => broadcast(JSON.stringify({ process, article, people: own.get(article) ?? [] }));

  return {
    join(article: string, person: Person): void {
      own.set(article, [...(own.get(article) ?? []), person]);
      report(article);
    },

    leave(article: string, person: Person): void {
      const people = own.get(article) ?? [];
      const at = people.findIndex((other) => other.id === person.id);
      const left = people.filter((_, i) => i !== at);
      if (left.length > 0) own.set(article, left);
      else own.delete(article);
      report(article);
    },

    /** Says again who is here, for processes that started since. */
    repeat(): void {
      for (const article of own.keys()) report(article);
    },

    /** Takes in a report; returns the article whose people may have changed, or null when it is none. */
    hear(message: string): string | null {
      const parsed = reportSchema.safeParse(tryJson(message));
      if (!parsed.success) return null;
      const { process: sender, article, people } = parsed.data;
      const known = others.get(article) ?? new Map<string, { people: Person[]; until: number }>();
      if (people.length > 0) known.set(sender, { people, until: Date.now() + HOLDS_MS });
      else known.delete(sender);
      if (known.size > 0) others.set(article, known);
      else others.delete(article);
      return article;
    },

    /** The people who have `article` open, each once. */
    peopleOf(article: string): Person[] {
      const reports = [...(others.get(article)?.values() ?? [])].filter((entry) => entry.until > Date.now());
      const people = reports.flatMap((entry) => entry.people);
      return [...new Map(people.map((person) => [person.id, person])).values()];
    },
  };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
