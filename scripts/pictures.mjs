// `npm run pictures`: takes the screenshots that the documentation shows, from the app as it is.
import { ensureChromium } from "./chromium.mjs";
import { build, checkNode, generate, install, root, run } from "./setup.mjs";

checkNode();
process.chdir(root);
await install({ withTests: true });
await generate();
const chromium = await ensureChromium();
await build();
run(process.execPath, ["node_modules/@playwright/test/cli.js", "test"], {
  env: { PICTURES: "1", CHROMIUM_PATH: chromium },
  isQuiet: false,
});
