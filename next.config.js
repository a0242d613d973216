import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  // Kept out of the bundle: native code, WebAssembly, and what Node loads better by itself.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "@prisma/client",
    "pg",
    "pino",
  ],
  turbopack: { root: fileURLToPath(new URL("./", import.meta.url)) },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // Nobody should wait at the start for every page, nor for Next's own copy of each API route, which the server never asks for.
    preloadEntriesOnStart: false,
  },
  // Types are checked by `npm run check`; a start on an operator's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
