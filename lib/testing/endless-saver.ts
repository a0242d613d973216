// A process that saves one article over and over and prints each version once it was acknowledged, until
// it is killed: node --conditions=react-server --import tsx lib/testing/endless-saver.ts <database file>
import { openDatabase } from "../db/open";
import { createArticleRepository } from "../articles/repository";
import { addPerson, addSpace, contentOf, originBy } from "./fixtures";

const { db } = await openDatabase({ kind: "sqlite", path: process.argv[2]! });
const articles = createArticleRepository(db);
const author = await addPerson(db, "Writer");
const spaceId = await addSpace(db, author.id);
await articles.add({ id: "kept", spaceId }, contentOf({ slug: "kept", body: "Version 1\n" }), originBy(author));
let row = (await articles.find("kept"))!;
for (;;) {
  const body = `Version ${row.version + 1}\n${"text ".repeat(200)}`;
  const outcome = await articles.write(row, contentOf({ slug: "kept", body }), originBy(author));
  if (outcome !== "written") throw new Error(outcome);
  row = { ...row, body, version: row.version + 1 };
  // Synchronous, so that nothing acknowledged stays unsaid.
  process.stdout.write(`${row.version}\n`);
}
