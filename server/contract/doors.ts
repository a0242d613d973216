import { afterAll, beforeAll, describe } from "vitest";
import type { Environment } from "../../lib/env";
import { startTestApp, type Caller, type TestApp } from "../testing/app";

/** One suite, through both doors and over both databases. `setting` is filled before the first test. */
export function describeBothDoors(
  name: string,
  suite: (setting: { test: TestApp; alice: Caller & { id: string; email: string }; space: string }) => void,
  environment: Partial<Environment> = {},
): void {
  describe.each([
    { door: "direct", database: "sqlite" },
    { door: "http", database: "postgresql" },
  ] as const)(`${name} ($door, $database)`, ({ door, database }) => {
    const setting = {} as Parameters<typeof suite>[0];
    beforeAll(async () => {
      setting.test = await startTestApp({ door, database, environment });
      setting.alice = await setting.test.person("Alice");
      setting.space = (await setting.alice.post("/api/spaces", { name: "Docs" })).json().id;
    });
    afterAll(() => setting.test?.stop());
    suite(setting);
  });
}
