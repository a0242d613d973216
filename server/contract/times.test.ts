import { expect, test } from "vitest";
import { encodeCursor } from "../../lib/wire/cursor";
import { describeBothDoors } from "./doors";

describeBothDoors("times that a database lacks", (setting) => {
  test("the year 0 is refused, in a cursor and in a body; the year 1 is not", async () => {
    const list = (time: string) => setting.alice.get(`/api/articles?space=${setting.space}&cursor=${encodeCursor([time, "x"])}`);
    const refused = await list("0000-01-01T00:00:00.000Z");
    expect([refused.status, refused.json().errors]).toEqual([400, [{ path: "cursor", message: "is not a cursor of this list" }]]);
    expect((await list("0001-01-01T00:00:00.000Z")).status).toBe(200);
    const { id } = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes" })).json();
    const schedule = (times: object) => setting.alice.put(`/api/articles/${id}/schedule`, times);
    expect((await schedule({ publishAt: "0000-12-31T23:59:59Z" })).json().errors).toEqual([{ path: "publishAt", message: "must be of the year 1 or later" }]);
    expect((await schedule({ publishAt: "2030-01-01T00:00:00Z", unpublishAt: "0000-02-29T00:00:00Z" })).status).toBe(400);
    expect((await schedule({ publishAt: "0001-01-01T00:00:00Z" })).json().publishAt).toBe("0001-01-01T00:00:00.000Z");
  });
});
