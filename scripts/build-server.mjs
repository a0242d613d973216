// Bundles the server and its commands, each with the services and every app/api/**/route.ts, into dist/.
// Packages stay in node_modules; the table of routes is made here from the files that exist.
import { readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const apiFolder = join(root, "app/api");

/** Every route file as `{ file, segments }`, segments from `api` on. */
function findRoutes() {
  return readdirSync(apiFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "route.ts")
    .map((entry) => {
      const folder = relative(join(root, "app"), entry.parentPath);
      return { file: join(entry.parentPath, entry.name), segments: folder.split(sep) };
    })
    .sort((a, b) => a.file.localeCompare(b.file));
}

/** An esbuild plugin that answers `import { routes } from "virtual:routes"`. */
const routesPlugin = {
  name: "routes",
  setup(build) {
    build.onResolve({ filter: /^virtual:routes$/ }, () => ({ path: "routes", namespace: "routes" }));
    build.onLoad({ filter: /.*/, namespace: "routes" }, () => {
      const routes = findRoutes();
      const imports = routes.map(({ file }, i) => `import * as route${i} from ${JSON.stringify(file)};`);
      const rows = routes.map(({ segments }, i) => `{ segments: ${JSON.stringify(segments)}, handlers: route${i} },`);
      return { contents: `${imports.join("\n")}\nexport const routes = [\n${rows.join("\n")}\n];`, resolveDir: root };
    });
  },
};

/** The threads that the server starts, by the names of their bundles. */
export const threads = {
  "merge-worker": "lib/merge-pool/worker.ts",
  "sqlite-writer": "lib/db/sqlite-writer-thread.ts",
};

export async function buildServer() {
  await bundle({
    server: "server/main.ts",
    import: "server/import-command.ts",
    backup: "server/backup-command.ts",
    "copy-to-postgresql": "server/copy-command.ts",
    ...threads,
  });
}

/** Bundles `entryPoints`, files by the names that their bundles get, into a folder below the root. */
export async function bundle(entryPoints, folder = "dist") {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, join(root, file)])),
    outdir: join(root, folder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    alias: { "@": root, "server-only": join(root, "scripts/empty-module.mjs") },
    plugins: [routesPlugin],
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer();
