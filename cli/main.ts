import { run } from "./run";
import { askSecret } from "./ask-secret";

/** The command as a process of its own. */
process.stdout.on("error", () => process.exit(0));
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
  askSecret,
  fetch: (input, init) => fetch(input, init),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
});
