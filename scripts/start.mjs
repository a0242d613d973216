// `npm start`: sets up what is missing, then runs Concord in this process.
import { build, checkNode, generate, install, root } from "./setup.mjs";

checkNode();
process.chdir(root);
await install({ withTests: false });
await generate();
await build();

process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import("../dist/server.mjs");
