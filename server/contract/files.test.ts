import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createFileRepository, PIECE_BYTES } from "../../lib/files/repository";
import { MAX_FILE_BYTES } from "../../lib/files/schema";
import { createFileService } from "../../lib/files/service";
import type { Caller } from "../testing/app";
import { describeBothDoors } from "./doors";

const PNG = Buffer.from("89504e470d0a1a0a", "hex");

/** A PNG as far as anybody looks, of `size` bytes, another for each seed. */
function image(seed: string, size = 64): Buffer {
  const bytes = Buffer.alloc(size, createHash("sha512").update(seed).digest());
  PNG.copy(bytes);
  return bytes;
}

describeBothDoors("files", (setting) => {
  const upload = (bytes: Uint8Array | string, type = "image/png", by: Caller = setting.alice, query = "") =>
    by.send("POST", `/api/spaces/${setting.space}/files${query}`, { headers: { "content-type": type }, body: bytes });
  const write = async (body: string, by: Caller = setting.alice, spaceId = setting.space) =>
    (await by.post("/api/articles", { spaceId, title: "Notes", body })).json().id as string;
  const stranger = () => setting.test.person("Stranger");

  test("an image comes back byte for byte, with what a browser needs to be safe with it", async () => {
    const bytes = image("one", PIECE_BYTES * 2 + 17);
    const made = await upload(bytes, "image/png", setting.alice, "?name=K%C3%B6ln%20(1).png");
    expect(made.status).toBe(201);
    const file = made.json();
    expect(file).toMatchObject({ name: "Köln (1).png", mediaType: "image/png", size: bytes.length, createdBy: { name: "Alice" }, url: `/api/files/${file.id}` });
    expect(file.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(made.headers.get("location")).toBe(file.url);
    const read = await setting.alice.get(file.url);
    expect(read.status).toBe(200);
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(bytes.length),
      "content-disposition": "inline; filename*=UTF-8''K%C3%B6ln%20%281%29.png",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
      vary: "Cookie, Authorization",
      etag: `"${file.sha256}"`,
    });
  });

  test.each([
    ["..%2F..%2Fetc%2Fpasswd.png", "passwd.png"],
    ["C%3A%5Cpictures%5C%20a%20b.png", "a b.png"],
    ["folder%2F..", "image.png"],
    ["folder%2F", "image.png"],
  ])("of a path, its last part is the name: %s", async (query, name) => {
    const made = await upload(image(query), "image/png", setting.alice, `?name=${query}`);
    expect(made.json().name).toBe(name);
  });

  test("HEAD has the same headers; whoever has the bytes gets 304", async () => {
    const { url, sha256, size } = (await upload(image("head"))).json();
    const head = await setting.alice.send("HEAD", url);
    expect([head.status, head.text, head.headers.get("content-length"), head.headers.get("content-type")]).toEqual([200, "", String(size), "image/png"]);
    for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"other", "${sha256}"`, "*"]) {
      const unchanged = await setting.alice.get(url, { "if-none-match": tag });
      expect([unchanged.status, unchanged.text, unchanged.headers.get("etag")]).toEqual([304, "", `"${sha256}"`]);
    }
    expect((await setting.alice.get(url, { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("the same bytes are kept once a space, also when they come twice at the same moment", async () => {
    const bytes = image("same");
    const answers = await Promise.all([upload(bytes), upload(bytes), upload(bytes)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    const other = (await setting.alice.post("/api/spaces", { name: "Other" })).json().id;
    const elsewhere = await setting.alice.send("POST", `/api/spaces/${other}/files`, { headers: { "content-type": "image/png" }, body: bytes });
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.json().id).not.toBe(answers[0]!.json().id);
  });

  test("what is no image, or another than it is sent as, is 415 with what is taken", async () => {
    const accept = "image/svg+xml, image/png, image/jpeg, image/gif, image/webp, image/avif";
    for (const [bytes, type] of [["<html></html>", "image/png"], [image("x"), "image/jpeg"], ["", "image/png"], [image("y"), "text/plain"], ["%PDF", "application/pdf"]] as const) {
      const refused = await upload(bytes, type);
      expect([refused.status, refused.headers.get("accept")]).toEqual([415, accept]);
    }
    expect((await upload("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml; charset=utf-8")).json().name).toBe("image.svg");
  });

  test("10 MiB are taken, one byte more is 413, and so is what a space has no room for", async () => {
    const largest = await upload(image("big", MAX_FILE_BYTES));
    expect(largest.status).toBe(201);
    expect(Buffer.from((await setting.alice.get(largest.json().url)).bytes).equals(image("big", MAX_FILE_BYTES))).toBe(true);
    const over = await upload(image("big", MAX_FILE_BYTES + 1));
    expect(over.status).toBe(413);
    expect(over.json().detail).toContain(String(MAX_FILE_BYTES));
    const { db } = setting.test.app.database;
    const spaceId = (await setting.alice.post("/api/spaces", { name: "Small" })).json().id;
    const files = createFileService(createFileRepository(db), { roleOf: async () => "editor" }, 100);
    const viewer = { userId: setting.alice.id, name: "Alice", via: "session", canWrite: true } as const;
    const put = async (seed: string) => (await files.upload(viewer, spaceId, { bytes: image(seed, 60), declaredType: "" })).kind;
    expect((await Promise.all([put("a"), put("b"), put("c")])).sort()).toEqual(["too-large", "too-large", "uploaded"]);
  });

  test("only who may see the space sees its files; only editors add and remove", async () => {
    const { url } = (await upload(image("mine"))).json();
    const viewer = await setting.test.person("Viewer");
    await setting.alice.post(`/api/spaces/${setting.space}/members`, { email: viewer.email, role: "viewer" });
    const someone = await stranger();
    expect((await viewer.get(url)).status).toBe(200);
    expect((await someone.get(url)).status).toBe(404);
    expect((await setting.test.anonymous.get(url)).status).toBe(401);
    expect((await setting.test.anonymous.get("/api/files/nothing")).status).toBe(401);
    expect((await viewer.get(`/api/spaces/${setting.space}/files`)).json().items.length).toBeGreaterThan(0);
    expect((await someone.get(`/api/spaces/${setting.space}/files`)).status).toBe(404);
    expect((await upload(image("v"), "image/png", viewer)).status).toBe(403);
    expect((await upload(image("s"), "image/png", someone)).status).toBe(404);
    expect((await viewer.delete(url)).status).toBe(403);
    expect((await someone.delete(url)).status).toBe(404);
    expect((await viewer.get(url)).status).toBe(200);
  });

  test("everyone sees what a published version shows, as long as it is published", async () => {
    const [shown, drafted] = [(await upload(image("shown"))).json(), (await upload(image("drafted"))).json()];
    const { anonymous } = setting.test;
    const id = await write(`![A](${shown.url})`);
    const path = `/api/articles/${id}`;
    const statuses = async () => [(await anonymous.get(shown.url)).status, (await anonymous.get(drafted.url)).status];
    expect(await statuses()).toEqual([401, 401]);
    await setting.alice.post(`${path}/publish`, undefined, { "if-match": "1" });
    // The next version, which nobody has published, shows another image.
    await setting.alice.put(path, { title: "Notes", body: `![B](${drafted.url})` }, { "if-match": "2" });
    expect(await statuses()).toEqual([200, 401]);
    const seen = await anonymous.get(shown.url);
    expect(seen.headers.get("cache-control")).toBe("private, no-cache");
    expect((await (await stranger()).get(shown.url)).status).toBe(200);
    await setting.alice.post(`${path}/publish`, undefined, { "if-match": "3" });
    expect(await statuses()).toEqual([401, 200]);
    await setting.alice.delete(path, { "if-match": "4" });
    expect(await statuses()).toEqual([401, 401]);
    const back = (await setting.alice.post(`${path}/restore`)).json();
    expect(await statuses()).toEqual([401, back.publishedVersion === null ? 401 : 200]);
    if (back.publishedVersion !== null) await setting.alice.post(`${path}/unpublish`, undefined, { "if-match": String(back.version) });
    expect(await statuses()).toEqual([401, 401]);
    expect((await anonymous.get(drafted.url, { "if-none-match": `"${drafted.sha256}"` })).status).toBe(401);
    expect((await setting.alice.get(shown.url)).status).toBe(200);
  });

  test("another space's published article opens nothing, and holds nothing", async () => {
    const file = (await upload(image("theirs"))).json();
    const mallory = await stranger();
    const spaceId = (await mallory.post("/api/spaces", { name: "Mine" })).json().id;
    const id = await write(`![](${file.url})`, mallory, spaceId);
    expect((await mallory.post(`/api/articles/${id}/publish`, undefined, { "if-match": "1" })).status).toBe(200);
    expect((await mallory.get(file.url)).status).toBe(404);
    expect((await setting.alice.delete(file.url)).status).toBe(204);
    expect((await setting.alice.get(file.url)).status).toBe(404);
  });

  test("a file that any version of an article refers to stays until the article is purged", async () => {
    const file = (await upload(image("kept"))).json();
    const id = await write(`Before ![](${file.url})`);
    const path = `/api/articles/${id}`;
    await setting.alice.put(path, { title: "Notes", body: "Without" }, { "if-match": "1" });
    const refused = await setting.alice.delete(file.url);
    expect(refused.status).toBe(409);
    expect(refused.json()).toMatchObject({ type: "/problems/in-use", blockers: [path], total: 1 });
    await setting.alice.post(`${path}/versions/1/restore`, undefined, { "if-match": "2" });
    expect((await setting.alice.get(path)).json().body).toContain(file.url);
    await setting.alice.delete(path, { "if-match": "3" });
    expect((await setting.alice.delete(file.url)).status).toBe(409);
    await setting.alice.delete(`${path}?purge=true`);
    expect((await setting.alice.delete(file.url)).status).toBe(204);
    expect((await setting.alice.delete(file.url)).status).toBe(404);
  });

  test("removing an image while articles begin to show it: it stays for those that were first", async () => {
    for (let round = 0; round < 5; round += 1) {
      const file = (await upload(image(`race ${round}`))).json();
      const [removed, saved] = await Promise.all([setting.alice.delete(file.url), setting.alice.post("/api/articles", { spaceId: setting.space, title: "Race", body: file.url })]);
      expect(saved.status).toBe(201);
      expect((await setting.alice.get(file.url)).status).toBe(removed.status === 204 ? 404 : 200);
    }
  });

  test("lists come in pages, newest first", async () => {
    const spaceId = (await setting.alice.post("/api/spaces", { name: "Pages" })).json().id;
    const path = `/api/spaces/${spaceId}/files`;
    const names = ["a", "b", "c"];
    for (const name of names) await setting.alice.send("POST", `${path}?name=${name}`, { headers: { "content-type": "image/png" }, body: image(name) });
    const first = await setting.alice.get(`${path}?limit=2`);
    expect(first.json().items.map((item: { name: string }) => item.name)).toEqual(["c", "b"]);
    expect(first.headers.get("link")).toContain('rel="next"');
    const second = (await setting.alice.get(`${path}?limit=2&cursor=${first.json().nextCursor}`)).json();
    expect([second.items.map((item: { name: string }) => item.name), second.nextCursor]).toEqual([["a"], null]);
    expect((await setting.alice.get(`${path}?cursor=x`)).status).toBe(400);
    expect((await setting.alice.send("POST", `${path}?name=`, { headers: { "content-type": "image/png" }, body: image("n") })).status).toBe(400);
  });

  test("a space goes with its files", async () => {
    const spaceId = (await setting.alice.post("/api/spaces", { name: "Gone" })).json().id;
    const { url } = (await setting.alice.send("POST", `/api/spaces/${spaceId}/files`, { headers: { "content-type": "image/png" }, body: image("gone") })).json();
    expect((await setting.alice.delete(`/api/spaces/${spaceId}`, { "if-match": "1" })).status).toBe(204);
    expect((await setting.alice.get(url)).status).toBe(404);
    expect(await setting.test.app.database.db.filePiece.count({ where: { fileId: url.split("/").at(-1) } })).toBe(0);
  });

  test("an Idempotency-Key gives the first answer again, and its own to other bytes", async () => {
    const key = { "content-type": "image/png", "idempotency-key": "upload-1" };
    const path = `/api/spaces/${setting.space}/files`;
    const first = await setting.alice.send("POST", path, { headers: key, body: image("key") });
    const again = await setting.alice.send("POST", path, { headers: key, body: image("key") });
    expect([first.status, again.status, again.headers.get("idempotency-replayed"), again.json()]).toEqual([201, 201, "true", first.json()]);
    expect((await setting.alice.send("POST", path, { headers: key, body: image("other") })).status).toBe(422);
  });

  test("metrics count files under their route", async () => {
    await setting.alice.get("/api/files/nothing");
    expect((await setting.test.anonymous.get("/api/metrics")).text).toMatch(/route="\/api\/files\/\{id\}",status="404"/);
  });
});
