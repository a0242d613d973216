import { expect, test } from "vitest";
import { z } from "zod";
import { check } from "./request";

const schema = z.object({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  from: z.coerce.number().optional(),
  sort: z.enum(["title", "-title"]).optional(),
  only: z.literal("true").optional(),
  body: z.string().min(2).optional(),
  name: z.string().min(1, "must say something").optional(),
  tags: z.array(z.string()).max(1).optional(),
  at: z.iso.datetime().optional(),
});

const faultOf = (value: Record<string, unknown>, shape: z.ZodType = schema) => {
  const checked = check(shape, value);
  return checked.kind === "malformed" ? checked.faults[0] : null;
};

test.each([
  [{ limit: "0" }, "limit", "must be at least 1"],
  [{ limit: "101" }, "limit", "must be at most 100"],
  [{ limit: "ten" }, "limit", "must be a number"],
  [{ limit: "1.5" }, "limit", "must be a whole number"],
  [{ sort: "size" }, "sort", "must be one of title, -title"],
  [{ only: "1" }, "only", "must be true"],
  [{ body: null }, "body", "must be text"],
  [{ body: "a" }, "body", "must have at least 2 characters"],
  [{ name: "" }, "name", "must say something"],
  [{ tags: ["a", "b"] }, "tags", "must have at most 1 item"],
  [{ tags: [1] }, "tags.0", "must be text"],
  [{ at: "tomorrow" }, "at", "must be a time such as 2026-05-04T09:30:00Z"],
  [{ name: "a", colour: "red" }, "colour", "is not a field of this request"],
])("%j", (value, path, message) => {
  expect(faultOf(value, schema.strict())).toEqual({ path, message });
});

test("what is not there is required, also where it would be read as a number", () => {
  expect(faultOf({}, z.object({ from: z.coerce.number() }))).toEqual({ path: "from", message: "is required" });
  expect(faultOf({}, z.object({ title: z.string() }))).toEqual({ path: "title", message: "is required" });
});
