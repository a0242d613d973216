// The store behind node:http and nothing else.
import { createServer } from "node:http";
import { openBareStore } from "./bare-store";
import { serve } from "./serving";

const store = openBareStore(process.argv[2]!);
const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  const answer = () => {
    const header = (name: string) => (incoming.headers[name] as string | undefined) ?? null;
    const { status, document, version } = store.answer({
      ...{ method: incoming.method!, url: incoming.url!, header },
      body: Buffer.concat(chunks).toString(),
    });
    outgoing.writeHead(status, { "content-type": "application/json", ...(version ? { etag: `"${version}"` } : {}) });
    outgoing.end(document === undefined ? undefined : JSON.stringify(document));
  };
  if (incoming.method === "GET") return answer();
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", answer);
});
serve(server, { token: "none", ids: store.ids, spaces: store.spaces });
