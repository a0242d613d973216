// `npm run import -- …` and the like: sets up what is missing, then runs the command of that name from dist/.
import { resolve } from "node:path";
import { buildServerOnly, checkNode, generate, install, root } from "./setup.mjs";

// What the person typed is relative to where they stand, which npm leaves in INIT_CWD.
const folder = process.env.INIT_CWD ?? process.cwd();
const [, , name, ...given] = process.argv;
checkNode();
await install({ withTests: false });
await generate();
await buildServerOnly();

const isPath = (argument) => !argument.startsWith("-") && !argument.includes("://");
process.argv = [process.argv[0], name, ...given.map((argument, i) => (i === 0 && isPath(argument) ? resolve(folder, argument) : argument))];
process.chdir(root);
await import(`../dist/${name}.mjs`);
