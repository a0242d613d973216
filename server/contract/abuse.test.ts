import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("abuse", (setting) => {
  const password = "correct horse battery";

  test("guesses sent at once get no more tries than guesses sent one by one", async () => {
    const { anonymous } = setting.test;
    await anonymous.post("/api/users", { email: "target@example.org", name: "Target", password });
    const guesses = Array.from({ length: 16 }, (_, i) => anonymous.post("/api/session", { email: "target@example.org", password: `wrong ${i}` }));
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  });

  test("an Authorization that is not ours neither signs out of a session nor stands for one", async () => {
    const basic = { authorization: "Basic dTpw" };
    expect((await setting.alice.get("/api/me", basic)).status).toBe(200);
    expect((await setting.alice.delete("/api/session", { ...basic, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await setting.alice.get("/api/me", { authorization: "Bearer nonsense" })).status).toBe(401);
  });

  test("a request that is wrong in a thousand places is told of a hundred", async () => {
    const body = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${"k".repeat(300)}${i}`, 1]));
    const answer = await setting.alice.post("/api/articles", body);
    expect(answer.status).toBe(400);
    expect(answer.json().errors).toHaveLength(100);
    expect(answer.text.length).toBeLessThan(100_000);
  });

  test("who is not known may send little, and is told so however much is on its way", async () => {
    const { anonymous } = setting.test;
    const large = JSON.stringify({ email: "a@example.org", password: "x".repeat(100_000) });
    expect((await anonymous.post("/api/session", large)).status).toBe(413);
    const article = JSON.stringify({ spaceId: setting.space, title: "T", body: "x".repeat(4_000_000) });
    expect((await anonymous.post("/api/articles", article)).status).toBe(401);
  });

  test("made-up addresses leave no trace in the metrics", async () => {
    for (const path of ["/api/articles/%41junk", "/api/articles/junk2"]) await setting.test.anonymous.get(path);
    const page = (await setting.test.anonymous.get("/api/metrics")).text;
    expect(page).not.toMatch(/junk/);
  });
});
