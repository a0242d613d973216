import { afterAll, beforeAll, describe } from "vitest";
import { describeArticleRepository } from "../articles/repository.contract";
import { describeAuthRepository } from "../auth/repository.contract";
import { describeFileRepository } from "../files/repository.contract";
import { describeSpaceRepository } from "../spaces/repository.contract";
import { describeUserRepository } from "../users/repository.contract";
import { startTestDatabases, type TestDatabases } from "./databases";

// One suite each, run against both databases: what it demands is what the services rely on.
let databases: TestDatabases;
beforeAll(() => {
  databases = startTestDatabases();
});
afterAll(() => databases.stop());

describe.each(["sqlite", "postgresql"] as const)("on %s", (kind) => {
  const open = () => databases.open(kind);
  describe("articles", () => describeArticleRepository(open));
  describe("spaces", () => describeSpaceRepository(open));
  describe("files", () => describeFileRepository(open));
  describe("accounts", () => describeUserRepository(open));
  describe("sessions, tokens and attempts", () => describeAuthRepository(open));
});
