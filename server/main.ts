import { Console } from "node:console";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { readEnvironment, SettingsError, type Environment } from "../lib/env";
import { createApp, provideApp } from "../lib/server/app";
import { createHttpServer, stopHttpServer } from "./http-server";
import { createRouter } from "./router";
// Made at build time from the route files below app/api.
import { routes } from "virtual:routes";

/** Starts Concord: database, pages, HTTP; prints the address; stops cleanly on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  // Standard output has one line, the address: what Next says of itself goes where the log goes.
  globalThis.console = new Console(process.stderr, process.stderr);
  const environment = readEnvironment();
  const app = await createApp(environment, {
    merge: new URL("./merge-worker.mjs", import.meta.url),
    writer: new URL("./sqlite-writer.mjs", import.meta.url),
  });
  provideApp(app);
  app.startJobs();

  const isDevelopment = process.env.NODE_ENV === "development";
  const pages = next({
    dev: isDevelopment,
    dir: process.cwd(),
    hostname: environment.host,
    port: environment.port,
    // Next listens for upgrades on the server it finds, and a request that offers one, as `curl --http2` and Java do, would
    // go there unanswered. Only its development server has a use for them.
    ...(isDevelopment ? {} : { httpServer: createServer() }),
  });
  await pages.prepare();
  const server = createHttpServer(createRouter(routes), pages.getRequestHandler());

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    // A stream never ends by itself; its reader comes again, to whoever serves then.
    app.events.endAll();
    await stopHttpServer(server);
    await pages.close();
    await app.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

  await listen(server, environment);
  const { port } = server.address() as AddressInfo;
  if (!environment.hasRateLimits) process.stderr.write("Rate limits are off: for load tests only.\n");
  process.stdout.write(`Concord is ready at ${addressOf(environment.host, port)}\n`);
}

function listen(server: ReturnType<typeof createHttpServer>, { host, port }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new SettingsError(`Port ${port} is in use by another program. Stop it, or choose another with PORT=<number>.`);
  }
  if (error.code === "EACCES") {
    return new SettingsError(`Port ${port} needs rights that this user does not have. Choose one above 1023 with PORT=<number>.`);
  }
  if (error.code === "ENOTFOUND" || error.code === "EADDRNOTAVAIL") {
    return new SettingsError(`HOST "${host}" is not an address of this machine.`);
  }
  return error;
}

/** An address that works when it is clicked: a server that listens everywhere is reached at localhost. */
function addressOf(host: string, port: number): string {
  const isEverywhere = host === "0.0.0.0" || host === "::" || host === "127.0.0.1" || host === "::1";
  const name = isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

main().catch((error: unknown) => {
  // What an operator can set right is a sentence; what is a fault of ours comes with its stack.
  const text = error instanceof SettingsError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Concord cannot start.\n${text}\n`);
  process.exit(1);
});
