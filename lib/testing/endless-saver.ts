// A process that saves a few articles over and over at the same time, so that saves share a flush, and prints each
// version once it was acknowledged, until it is killed: node --conditions=react-server --import tsx lib/testing/endless-saver.ts <database file> [address of the writer thread's code]
import { openDatabase } from "../db/open";
import { createArticleRepository } from "../articles/repository";
import { addPerson, addSpace, contentOf, originBy } from "./fixtures";

const [, , path = "", threadUrl] = process.argv;
const database = await openDatabase({ kind: "sqlite", path }, threadUrl === undefined ? undefined : new URL(threadUrl));
const articles = createArticleRepository(database);
const author = await addPerson(database.db, "Writer");
const spaceId = await addSpace(database.db, author.id);
await Promise.all(["kept-0", "kept-1", "kept-2", "kept-3"].map(saveEndlessly));

async function saveEndlessly(id: string): Promise<never> {
  await articles.add({ id, spaceId }, contentOf({ slug: id, body: "Version 1\n" }), originBy(author));
  let row = (await articles.find(id))!;
  for (;;) {
    const body = `Version ${row.version + 1}\n${"text ".repeat(200)}`;
    const outcome = await articles.write(row, contentOf({ slug: id, body }), originBy(author));
    if (outcome !== "written") throw new Error(outcome);
    row = { ...row, body, version: row.version + 1 };
    // Synchronous, so that nothing acknowledged stays unsaid.
    process.stdout.write(`${id} ${row.version}\n`);
  }
}
