/** The thread's side of sqlite-writer-in-thread.ts: a writer on the file that `workerData` names. */

import { parentPort, workerData } from "node:worker_threads";
import { openSqliteWriter, type Landing } from "./sqlite-writer";

const writer = openSqliteWriter(workerData as string);

parentPort?.on("message", async (landings: Landing[]) => parentPort?.postMessage(await writer.carryOut(landings)));
