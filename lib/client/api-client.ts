import { accountApi } from "./account-api";
import { articlesApi } from "./articles-api";
import { filesApi } from "./files-api";
import { publishingApi } from "./publishing-api";
import { spacesApi } from "./spaces-api";
import { starsApi } from "./stars-api";
import { createSend, type TransportOptions } from "./transport";

/**
 * The REST API as typed methods, for the browser and for programs. Every answer is checked against the
 * schemas that the server validates with. What can happen is returned as a union on `kind`; a thrown
 * error is a bug (or an abort by the caller).
 */
export function createApiClient(options: TransportOptions = {}) {
  const send = createSend(options);
  return { ...articlesApi(send), ...spacesApi(send), ...publishingApi(send), ...filesApi(send), ...starsApi(send), ...accountApi(send) };
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** The browser's client: same origin, session cookie. */
export const apiClient: ApiClient = createApiClient();
