import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localPictures, storedPictures, toLocalLinks, toServerLinks } from "./pictures";

const PATHS = new Map([["f1", "_files/a b.png"], ["f2", "_files/übersicht.svg"], ["F3", "guide/own (1).jpg"]]);
const pathOf = (id: string) => PATHS.get(id) ?? null;
const idOf = (path: string) => [...PATHS].find(([, known]) => known === path)?.[0] ?? null;

describe("pictures in texts", () => {
  test.each([
    ["plan.md", "![A](/api/files/f1)", "![A](_files/a%20b.png)"],
    ["guide/x/y.md", '![A](/api/files/f1 "title") and ![](</api/files/f2>)', '![A](../../_files/a%20b.png "title") and ![](<../../_files/übersicht.svg>)'],
    ["guide/x.md", '<img src="/api/files/F3">\n\n[ref]: /api/files/f1\n', '<img src="own%20%281%29.jpg">\n\n[ref]: ../_files/a%20b.png\n'],
    ["a.md", "![A](/api/files/unknown) /api/files/f1 ![](https://x.org/api/files/f1)", "![A](/api/files/unknown) /api/files/f1 ![](https://x.org/api/files/f1)"],
  ])("in %s: %j is %j", (path, server, local) => {
    expect(toLocalLinks(server, path, pathOf)).toBe(local);
    expect(toServerLinks(local, path, idOf)).toBe(server);
  });

  test("there and back is the same text, wherever the file lies", () => {
    const piece = fc.oneof(fc.constantFrom("![", "](", "/api/files/", "f1", "F3", "f2", ")", "<", ">", '<img src="', '"', "\n[a]: ", " ", "\n", "(", "%20", "?x"), fc.string({ maxLength: 3 }));
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")).filter((made) => localPictures(made, "x.md").length === 0);
    fc.assert(
      fc.property(text, fc.constantFrom("a.md", "guide/a.md", "guide/b/c.md"), (server, path) => {
        expect(toServerLinks(toLocalLinks(server, path, pathOf), path, idOf)).toBe(server);
      }),
      { numRuns: 2000 },
    );
  });

  test("a file that was moved still finds what was fetched for it", () => {
    expect(toServerLinks("![](_files/a%20b.png)", "guide/x.md", idOf)).toBe("![](/api/files/f1)");
    expect(toServerLinks("![](../../_files/a%20b.png)", "x.md", idOf)).toBe("![](/api/files/f1)");
    expect(toServerLinks("![](../../elsewhere/a%20b.png)", "x.md", idOf)).toBe("![](../../elsewhere/a%20b.png)");
  });

  test("what leads out of the folder, into hidden folders or elsewhere is no picture of it", () => {
    const text = "![](../secret.png) ![](/etc/a.png) ![](https://x.org/a.png) ![](.concord/a.png) ![](a.txt) ![](in/b.png) ![](data:image/png;base64,x.png)";
    expect(localPictures(text, "x.md")).toEqual(["in/b.png"]);
    expect(storedPictures("![](/api/files/f1) ![](/api/files/f1) [x](/api/files/f2)")).toEqual(["f1", "f2"]);
  });
});
