import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlLine, headerLines } from "./curl";

test("a curl line means to a shell what the draft says, quotes and all", () => {
  const draft = { method: "PUT", path: "/api/articles/a?x='1'", headers: `If-Match: "7"\nnonsense\nPrefer: merge=auto`, body: `{"title": "It's $HOME \\n"}` };
  const line = curlLine(draft, "http://localhost:3000").replace(/^curl /, `printf '%s\\n' `);
  const words = execFileSync("sh", ["-c", line], { encoding: "utf8", env: { ...process.env, CONCORD_TOKEN: "secret" } }).trimEnd().split("\n");
  expect(words).toEqual([
    ...["-i", "-X", "PUT", "http://localhost:3000/api/articles/a?x='1'"],
    ...["-H", "Authorization: Bearer secret", "-H", `If-Match: "7"`, "-H", "Prefer: merge=auto"],
    ...["--data-binary", draft.body],
  ]);
  expect(headerLines(draft.headers)).toEqual([["If-Match", '"7"'], ["Prefer", "merge=auto"]]);
});
