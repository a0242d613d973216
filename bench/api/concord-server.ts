// Concord's API as production runs it, without the pages.
import { createHttpServer } from "../../server/http-server";
import { createRouter } from "../../server/router";
import { routes } from "virtual:routes";
import { addPerson, startBenchApp } from "./bench-app";
import { MAX_CONNECTIONS, serve, SIZES, textOf } from "./serving";

const app = await startBenchApp(process.argv[2]!);
const { viewer, token } = await addPerson(app, "Bench");
const space = await app.spaces.create(viewer, { name: "Bench", description: "" });
if (space.kind !== "created") throw new Error("the benchmark could not be set up");
const ids: Record<string, string[]> = {};
for (const size of SIZES) {
  ids[size] = Array.from({ length: MAX_CONNECTIONS }, (_, i) => `a${size}-${i}`);
  for (const id of ids[size]) await app.articles.create(viewer, { spaceId: space.space.id, title: "Bench", body: textOf(size), tags: [], parentId: null }, id);
}
const server = createHttpServer(createRouter(routes), async (_, outgoing) => void outgoing.end());
serve(server, token, ids);
