import { expect, test } from "vitest";
import type { ApiClient } from "@/lib/client/api-client";
import { welcomeAddress } from "./welcome-address";

const answering = (reply: object) =>
  ({ listArticles: () => (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)) }) as unknown as Pick<ApiClient, "listArticles">;

test.each([
  ["the newest article", { kind: "ok", items: [{ id: "a1" }], nextCursor: null }, "/articles/a1"],
  ["the start page where there is none", { kind: "ok", items: [], nextCursor: null }, "/"],
  ["the start page where it cannot be asked for", { kind: "offline" }, "/"],
  ["the start page where the answer cannot be read", new Error("not JSON"), "/"],
])("the first account leads to %s", async (_what, reply, expected) => expect(await welcomeAddress(answering(reply))).toBe(expected));
