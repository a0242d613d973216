import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // Outside Next there is no client bundle to guard, so the marker package is empty.
      { find: "server-only", replacement: `${root}scripts/empty-module.mjs` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules/**", ".next/**", "dist/**", "e2e/**"],
    environment: "node",
    // One core is left idle unless this says otherwise, which on two of them is half the machine.
    maxWorkers: "100%",
    // The files share what they import: loading it anew for each of them takes as long as running the tests.
    isolate: false,
    setupFiles: ["lib/testing/property-seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
