import { expect, test } from "vitest";
import { searchAddress, searchQuestion } from "./search-address";

test.each([
  { text: "c++ & 100% “zébra”", space: null },
  { text: "plan", space: "team-β" },
  { text: "", space: "team" },
  { text: "", space: null },
])("an address tells what was asked for: $text, $space", (question) => {
  expect(searchQuestion(new URL(searchAddress(question), "http://localhost").searchParams)).toEqual(question);
});

test("an address of somebody's own making asks for nothing that the server refuses", () => {
  expect(searchQuestion(new URLSearchParams({ q: `  ${"x".repeat(300)}`, space: "" }))).toEqual({ text: "x".repeat(200), space: null });
});
