// `npm run dev`: runs Concord with Next's development server behind it. Pages change as they are edited;
// after a change of the API or the services, start it again.
import { buildServerOnly, checkNode, generate, install, root } from "./setup.mjs";

checkNode();
process.chdir(root);
await install({ withTests: true });
await generate();
await buildServerOnly();

process.env.NODE_ENV = "development";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import("../dist/server.mjs");
