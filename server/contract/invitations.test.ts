import { expect, test } from "vitest";
import { createCaller } from "../testing/app";
import { describeBothDoors } from "./doors";

describeBothDoors(
  "invitations",
  (setting) => {
    let count = 0;
    const database = () => setting.test.app.database.db;
    const owner = async () => {
      const person = await setting.test.person("Host");
      await database().user.update({ where: { id: person.id }, data: { role: "owner" } });
      return person;
    };
    const invite = async () => {
      const answer = await (await owner()).post("/api/invitations", { name: "Sam" });
      expect(answer.status).toBe(201);
      const { link } = answer.json() as { link: string };
      return new URL(link, "http://concord.test").searchParams.get("invitation")!;
    };
    /** Registers as somebody new, from an address of their own: registrations are throttled. */
    const register = (invitation?: string, email = `new-${(count += 1)}@example.org`) => {
      const caller = createCaller(setting.test.door, { "x-forwarded-for": `10.0.0.${(count += 1)}` });
      return caller.post("/api/users", { email, name: "New", password: "a long enough password", ...(invitation ? { invitation } : {}) });
    };
    const refused = [403, "/problems/not-invited"];

    test("a link makes one account, and without one there is none", async () => {
      const invitation = await invite();
      for (const wrong of [undefined, "wrong"]) {
        const answer = await register(wrong);
        expect([answer.status, answer.json().type]).toEqual(refused);
      }
      const accepted = await register(invitation);
      expect([accepted.status, accepted.json().role]).toEqual([201, "member"]);
      const again = await register(invitation);
      expect([again.status, again.json().type]).toEqual(refused);
    });

    test("of several who come with one link at the same moment one gets in", async () => {
      const invitation = await invite();
      const answers = await Promise.all(Array.from({ length: 4 }, () => register(invitation)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403, 403, 403]);
    });

    test("a registration that fails leaves the link to be used", async () => {
      const invitation = await invite();
      expect((await register(invitation, setting.alice.email)).status).toBe(409);
      expect((await register(invitation)).status).toBe(201);
    });

    test("one that was revoked or has expired is none, and is not listed", async () => {
      const host = await owner();
      const [revoked, expired] = [await invite(), await invite()];
      const [newest, older] = (await host.get("/api/invitations?limit=2")).json().items as { id: string }[];
      await database().invitation.update({ where: { id: newest!.id }, data: { expiresAt: new Date(Date.now() - 1) } });
      expect((await host.delete(`/api/invitations/${older!.id}`)).status).toBe(204);
      expect((await host.delete(`/api/invitations/${older!.id}`)).status).toBe(404);
      for (const invitation of [revoked, expired]) expect((await register(invitation)).status).toBe(403);
      const listed = (await host.get("/api/invitations")).json().items as { id: string }[];
      expect(listed.map(({ id }) => id)).not.toContain(newest!.id);
    });

    test("the secret is shown once, and is not in the database", async () => {
      const invitation = await invite();
      expect(JSON.stringify(await database().invitation.findMany())).not.toContain(invitation);
      expect((await (await owner()).get("/api/invitations")).text).not.toContain(invitation);
    });
  },
  { registration: "invite", isBehindProxy: true },
);
