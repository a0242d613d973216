// Concord's API as production runs it, without the pages.
import { createHttpServer } from "../../server/http-server";
import { createRouter } from "../../server/router";
import { routes } from "virtual:routes";
import { addPerson, startBenchApp } from "./bench-app";
import { CHANGED, MAX_CONNECTIONS, serve, SIZES, spaceOf, textOf } from "./serving";

const app = await startBenchApp(process.argv[2]!, {
  merge: new URL("./merge-worker.mjs", import.meta.url),
  writer: new URL("./sqlite-writer.mjs", import.meta.url),
});
const { viewer, token } = await addPerson(app, "Bench");
const ids: Record<string, string[]> = {};
const spaces: Record<string, string> = {};
for (const size of SIZES) {
  const made = await app.spaces.create(viewer, { name: spaceOf(size), description: "" });
  if (made.kind !== "created") throw new Error("the benchmark could not be set up");
  const spaceId = (spaces[size] = made.space.id);
  ids[size] = Array.from({ length: MAX_CONNECTIONS }, (_, i) => `a${size}-${i}`);
  for (const id of ids[size]) {
    await app.articles.create(viewer, { spaceId, title: "Bench", body: textOf(size), tags: [], parentId: null }, { id, isChosen: true });
    await app.articles.save(viewer, id, { body: CHANGED + textOf(size) }, { precondition: { kind: "version", version: 1 } });
  }
}
const server = createHttpServer(createRouter(routes), async (_, outgoing) => void outgoing.end());
serve(server, { token, ids, spaces });
