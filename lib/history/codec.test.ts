import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody, encodeBody, SNAPSHOT_INTERVAL } from "./codec";

const store = (bodies: string[]) => bodies.map((body, i) => encodeBody(i + 1, bodies[i - 1] ?? null, body));

describe("stored bodies", () => {
  test("any history of any strings comes back, version by version", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 8 }), (bodies) => {
        const rows = store(bodies);
        bodies.forEach((body, i) => expect(decodeBody(rows.slice(0, i + 1))).toBe(body));
      }),
    );
  });
  test("a small change of a long text is stored small", () => {
    const long = "A line of text that stays.\n".repeat(4000);
    expect(encodeBody(2, long, `${long}One more.\n`).bodyData.length).toBeLessThan(100);
  });
  test("every fiftieth version is whole", () => {
    const long = "word ".repeat(1000);
    expect(encodeBody(SNAPSHOT_INTERVAL + 1, long, `${long}!`).bodyFormat).toBe("snapshot");
    expect(encodeBody(SNAPSHOT_INTERVAL, long, `${long}!`).bodyFormat).toBe("delta");
  });
  test("damage is noticed", () => {
    expect(() => decodeBody([])).toThrow();
    expect(() => decodeBody([{ bodyFormat: "delta", bodyData: "[]" }])).toThrow();
    const rows = store(["one two three four five six seven eight nine ten eleven twelve".repeat(4), "x"]);
    const delta = encodeBody(2, "one two three ".repeat(20), `${"one two three ".repeat(20)}four`);
    expect(() => decodeBody([rows[0]!, delta])).toThrow();
  });
});
