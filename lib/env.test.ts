import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readEnvironment, SettingsError } from "./env";

const folder = mkdtempSync(join(tmpdir(), "concord-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (values: Record<string, string>) => readEnvironment({ DATA_DIR: folder, ...values });

describe("settings", () => {
  test("the defaults", () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      database: { kind: "sqlite", path: join(folder, "concord.db") },
      registration: "open",
      hasRateLimits: true,
    });
  });
  test("an empty variable is one that is not set", () => {
    expect(read({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 3000, database: { kind: "sqlite" } });
  });
  test("a PostgreSQL database", () => {
    const url = "postgres://concord@localhost/concord";
    expect(read({ DATABASE_URL: url }).database).toEqual({ kind: "postgresql", url });
  });
  test("a SQLite file elsewhere", () => {
    expect(read({ DATABASE_URL: `file:${folder}/other.db` }).database).toEqual({ kind: "sqlite", path: join(folder, "other.db") });
  });
  test.each([
    ["PORT", "80a", /PORT must be a port number from 0 to 65535 \(it is "80a"\)/],
    ["PORT", "70000", /PORT must be a port number/],
    ["DATABASE_URL", "mysql://x", /DATABASE_URL must start with postgres/],
    ["REGISTRATION", "maybe", /REGISTRATION must be open, invite or closed/],
    ["RATE_LIMITS", "no", /RATE_LIMITS must be on or off/],
    ["LOG_LEVEL", "loud", /LOG_LEVEL must be/],
  ])("%s=%s is refused with a sentence", (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(SettingsError);
    expect(() => read({ [name]: value })).toThrow(sentence);
  });
  test("a password in DATABASE_URL is not repeated in the refusal", () => {
    expect(() => read({ DATABASE_URL: "mysql://user:secret@host" })).toThrow(expect.not.stringContaining("secret") as never);
  });
  test("a data folder that is a file", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => readEnvironment({ DATA_DIR: file })).toThrow(/DATA_DIR must be a folder/);
  });
});
