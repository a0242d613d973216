// The API as production runs it, with one article and enough accounts to read its space through many streams.
import type { AddressInfo } from "node:net";
import { createHttpServer } from "../../server/http-server";
import { createRouter } from "../../server/router";
import { routes } from "virtual:routes";
import { addPerson, startBenchApp } from "../api/bench-app";
import type { Memory, Ready } from "./messages";

const [database, accounts] = [process.argv[2]!, Number(process.argv[3])];
const app = await startBenchApp(database);
const people: Awaited<ReturnType<typeof addPerson>>[] = [];
for (let i = 0; i < accounts; i += 1) people.push(await addPerson(app, `Reader${i}`));
const [writer, ...readers] = people;
const space = await app.spaces.create(writer!.viewer, { name: "Bench", description: "" });
if (space.kind !== "created") throw new Error("the benchmark could not be set up");
const spaceId = space.space.id;
for (const { viewer } of readers) {
  await app.database.db.member.create({ data: { spaceId, userId: viewer.userId, role: "viewer", createdAt: new Date() } });
}
const articleId = "followed";
await app.articles.create(writer!.viewer, { spaceId, title: "Bench", body: "", tags: [], parentId: null }, { id: articleId, isChosen: true });

const server = createHttpServer(createRouter(routes), async (_, outgoing) => void outgoing.end());
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send!({ port, tokens: people.map(({ token }) => token), articleId } satisfies Ready);
});
process.on("message", () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send!({ residentBytes: rss, heapBytes: heapUsed } satisfies Memory);
});
