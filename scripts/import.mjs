// `npm run import -- <folder>`: sets up what is missing, then imports.
import { resolve } from "node:path";
import { buildServerOnly, checkNode, generate, install, root } from "./setup.mjs";

// What the person typed is relative to where they stand, which npm leaves in INIT_CWD.
const folder = process.env.INIT_CWD ?? process.cwd();
checkNode();
await install({ withTests: false });
await generate();
await buildServerOnly();

process.argv = process.argv.map((argument, i) => (i === 2 && !argument.startsWith("-") ? resolve(folder, argument) : argument));
process.chdir(root);
await import("../dist/import.mjs");
