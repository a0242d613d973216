import { describe, expect, it } from "vitest";
import { pickGap } from "./white-space";

describe("white space", () => {
  it("prefers the stronger break, whichever side it is on", () => expect([pickGap(" ", "\n\n"), pickGap("\n\n", " ")]).toEqual(["\n\n", "\n\n"]));
  it("keeps a Markdown line break", () => expect(pickGap("\n", "  \n")).toBe("  \n"));
});
