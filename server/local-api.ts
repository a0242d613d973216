import { createApiClient, type ApiClient } from "../lib/client/api-client";
import { readEnvironment, SettingsError } from "../lib/env";
import { createApp, provideApp } from "../lib/server/app";
import { METHODS } from "../lib/http/with-route";
import { createRouter } from "./router";
import { routes } from "virtual:routes";

const ORIGIN = "http://concord.local";

/**
 * The REST API of a data folder without a server: the same route functions, called in this process,
 * with a token of the account `email` (default: the owner of the installation) that ends with it.
 */
export async function openLocalApi(email: string | undefined): Promise<{ api: ApiClient; close(): Promise<void> }> {
  const app = await createApp(readEnvironment());
  provideApp(app);
  const person = await app.users.operator(email);
  if (!person) {
    await app.close();
    throw new SettingsError(
      email ? `Nobody has an account with the email ${email}.` : "There is no account yet. Start Concord once and create the first one.",
    );
  }
  const made = await app.auth.createToken(person, { name: "Command line", scope: "write" });
  if (made.kind !== "created") throw new Error("a token without an end was refused");
  const { id, token } = made.token;

  const match = createRouter(routes);
  const localFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const found = match(new URL(request.url).pathname);
    const handler = METHODS.some((method) => method === request.method) && found?.handlers[request.method];
    if (!found || !handler) throw new Error(`no route for ${request.method} ${request.url}`);
    return handler(request, found.context);
  };
  return {
    api: createApiClient({ fetch: localFetch, baseUrl: ORIGIN, token }),
    close: async () => {
      await app.auth.revokeToken(person, id);
      await app.close();
    },
  };
}
