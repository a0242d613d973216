import { Complaint, EXIT } from "./complaint";
import { currentServer, forgetToken, keepToken, normalUrl } from "./credentials";
import { Server } from "./server";
import type { World } from "./world";

/** Asks for a token unless one is given, tries it, and keeps it for its owner alone. */
export async function login(world: World, address: string | undefined, given: string | undefined): Promise<void> {
  const url = address === undefined ? currentServer(world.env) : normalUrl(address);
  if (url === null) throw new Complaint("Which Concord? Name its address: concord login https://concord.example.org", EXIT.usage);
  warnOfOpenWire(world, url);
  const asked = given ?? world.env.CONCORD_TOKEN ?? (await world.askSecret(`Token for ${url} (made there under Settings → API tokens): `));
  const token = asked?.trim();
  if (!token) throw new Complaint(`No token was given. Make one under Settings → API tokens at ${url}, and paste it when asked, or pass it on standard input.`, EXIT.usage);
  if (/[^\x21-\x7E]/.test(token)) throw new Complaint("That is no token: it holds characters that none has. Copy it again, whole and alone.");
  const server = new Server(url, token, world);
  const read = await server.ask(() => server.api.getMe());
  if (read.kind === "unauthorized") throw new Complaint(`${url} does not accept this token: it is mistyped, has expired or was revoked. Nothing was kept.`);
  if (read.kind === "missing") throw new Complaint(`There is no Concord at ${url}. Check the address.`);
  if (read.kind !== "ok") throw server.complaint(read, "check the token");
  keepToken(world.env, url, token);
  world.print(`Signed in at ${url} as ${read.me.name} (${read.me.email}).`);
}

/** Forgets the token of the server at `address`, or of the one signed in to last. */
export function logout(world: World, address: string | undefined): void {
  const url = address === undefined ? currentServer(world.env) : normalUrl(address);
  if (url === null || !forgetToken(world.env, url)) {
    world.print(url === null ? "You are not signed in anywhere." : `There was no token for ${url}.`);
    return;
  }
  world.print(`The token for ${url} is forgotten here. It stays valid until you revoke it there under Settings → API tokens.`);
}

function warnOfOpenWire(world: World, url: string): void {
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === "localhost" || hostname.startsWith("127.") || hostname === "[::1]";
  if (protocol === "http:" && !isHere) world.say(`${url} is not encrypted: whoever is on the way can read the token. Use https:// where you can.`);
}
