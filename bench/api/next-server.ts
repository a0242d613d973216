// The store behind a route handler of Next, as most applications of its kind are made.
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { openBareStore } from "./bare-store";
import { serve } from "./serving";

const store = openBareStore(process.argv[2]!);
// The handler is built by Next, which keeps its own copies of modules.
(globalThis as { bareStore?: typeof store }).bareStore = store;
const app = next({ dev: false, dir: join(process.cwd(), process.argv[3]!) });
await app.prepare();
const handle = app.getRequestHandler();
serve(createServer((incoming, outgoing) => void handle(incoming, outgoing)), { token: "none", ids: store.ids, spaces: store.spaces });
