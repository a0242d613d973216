/** A request of the reference as it is being edited. */
export type Draft = { method: string; path: string; headers: string; body: string };

/** The lines `Name: value` of a draft as pairs; lines without a colon are left out. */
export function headerLines(headers: string): [string, string][] {
  return headers
    .split("\n")
    .filter((line) => line.includes(":"))
    .map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()] as [string, string])
    .filter(([name]) => /^[!#$%&'*+.^_`|~\w-]+$/.test(name));
}

/** A line for a POSIX shell that sends the draft with a token from the environment. */
export function curlLine(draft: Draft, origin: string): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const headers = headerLines(draft.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const parts = [
    `curl -i${draft.method === "GET" ? "" : ` -X ${draft.method}`} ${quote(origin + draft.path)}`,
    `-H "Authorization: Bearer $CONCORD_TOKEN"`,
    ...headers,
    ...(draft.body ? [`--data-binary ${quote(draft.body)}`] : []),
  ];
  return parts.join(" \\\n  ");
}
