#!/usr/bin/env node
// `npx concord`, or `node cli/concord.mjs` from anywhere: sets up what is missing, then runs the command.
import { buildCli, checkNode, install } from "../scripts/setup.mjs";

checkNode();
await install({ withTests: false });
await buildCli();
await import("../dist/concord.mjs");
export {};
