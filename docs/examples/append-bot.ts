// A bot that adds a line to an article, while people and other bots write to it too, and never loses one:
//   CONCORD_URL=http://localhost:3000 CONCORD_TOKEN=concord_… npx tsx docs/examples/append-bot.ts <article id> <line>
import { pathToFileURL } from "node:url";
import { createApiClient, type ApiClient } from "../../lib/client/api-client";
import { updateArticle } from "../../lib/sdk/save-merging";

/** Adds `line` at the end of the article; returns the version that holds it. */
export async function append(api: ApiClient, id: string, line: string): Promise<number> {
  const outcome = await updateArticle(api, id, ({ body }) => ({
    body: `${body}${body === "" || body.endsWith("\n") ? "" : "\n"}${line}\n`,
  }));
  if (outcome.kind !== "saved") throw new Error(`The line was not added: ${outcome.kind}.`);
  return outcome.article.version;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [id, line] = process.argv.slice(2);
  const { CONCORD_URL: baseUrl = "http://localhost:3000", CONCORD_TOKEN: token } = process.env;
  if (!id || !line || !token) throw new Error("Usage: CONCORD_TOKEN=… npx tsx docs/examples/append-bot.ts <article id> <line>");
  process.stdout.write(`Saved as version ${await append(createApiClient({ baseUrl, token }), id, line)}.\n`);
}
