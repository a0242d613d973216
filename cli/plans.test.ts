import { describe, expect, test } from "vitest";
import { renderArticleFile } from "./article-file";
import { digestOf, type Base } from "./fields";
import type { Entry } from "./folder/entry";
import { compareLocal } from "./local";
import { assignPaths, placeOf, type Placed } from "./paths";
import { planPull, type RemoteHead } from "./plan-pull";
import { planPush } from "./plan-push";

/** An article `id` that was pulled to `path`, with the file that this made. */
function known(id: string, path: string, given: Partial<Base> = {}, entry: Partial<Entry> = {}): { entry: Entry; file: { path: string; text: string; digest: string } } {
  const base = { version: 1, title: id.toUpperCase(), body: `The text of ${id}.\n`, tags: [], slug: id, parentId: null, ...given };
  const text = renderArticleFile(base);
  const file = { path, text, digest: digestOf(text) };
  return { entry: { id, path, digest: file.digest, isBase: false, place: placeOf(path, base), base, conflict: null, deletedBy: null, ...entry }, file };
}
const at = (path: string, text: string) => ({ path, text, digest: digestOf(text) });
const head = (id: string, given: Partial<RemoteHead> = {}): RemoteHead => ({ id, version: 1, title: id, slug: id, parentId: null, changedBy: "Bea", ...given });
const a = known("a", "a.md");
const b = known("b", "a/b.md", { parentId: "a" });
const edited = at("a.md", a.file.text.replace("text", "edited text"));
const markers = { fields: ["body"], markerSize: 7, theirPlace: null };
const unsettled = known("a", "a.md", {}, { conflict: markers });

describe("planPull", () => {
  const plan = (entries: Entry[], files: ReturnType<typeof at>[], heads: RemoteHead[], deletedBy: [string, string][] = [], others: string[] = []) =>
    planPull(compareLocal(entries, [], files), { heads: new Map(heads.map((one) => [one.id, one])), deletedBy: new Map(deletedBy) }, others).map((action) => [action.kind, "path" in action ? action.path : action.local.entry.path]);

  test.each<[string, Parameters<typeof plan>, [string, string][]]>([
    ["nothing new", [[a.entry, b.entry], [a.file, b.file], [head("a"), head("b", { parentId: "a" })]], []],
    ["new there", [[], [], [head("a"), head("b", { parentId: "a" })]], [["add", "a.md"], ["add", "a/b.md"]]],
    ["new there, where a file of one's own lies", [[], [at("A.md", "mine")], [head("a")]], [["add", "a-2.md"]]],
    ["new there, where something else has the children's folder", [[], [], [head("a")], [], ["a"]], [["add", "a-2.md"]]],
    ["changed there", [[a.entry], [a.file], [head("a", { version: 2 })]], [["update", "a.md"]]],
    ["changed on both sides", [[a.entry], [edited], [head("a", { version: 2 })]], [["update", "a.md"]]],
    ["changed here", [[a.entry], [edited], [head("a")]], []],
    ["renamed there, with a child", [[a.entry, b.entry], [a.file, b.file], [head("a", { version: 2, slug: "c" }), head("b", { parentId: "a" })]], [["update", "c.md"], ["move", "c/b.md"]]],
    ["moved here, renamed there", [[a.entry], [at("x/a.md", a.file.text)], [head("a", { version: 2, slug: "c" })]], [["update", "x/c.md"]]],
    ["renamed on both sides: it stays until that is settled", [[a.entry], [at("x.md", a.file.text)], [head("a", { version: 2, slug: "c" })]], [["update", "x.md"]]],
    ["deleted there", [[a.entry], [a.file], [], [["a", "Bea"]]], [["remove", "a.md"]]],
    ["deleted there, edited here", [[a.entry], [edited], [], [["a", "Bea"]]], [["keep", "a.md"]]],
    ["deleted on both sides", [[a.entry], [], [], [["a", "Bea"]]], [["forget", "a.md"]]],
    ["missing in the list, and nobody says why", [[a.entry], [a.file], []], []],
    ["deleted here", [[a.entry], [], [head("a")]], []],
    ["deleted here, changed there", [[a.entry], [], [head("a", { version: 2 })]], [["back", "a.md"]]],
    ["a conflict that is not settled, changed again", [[unsettled.entry], [at("a.md", "<<<<<<< yours\n")], [head("a", { version: 2 })]], [["wait", "a.md"]]],
    ["not to be read, changed there", [[a.entry], [at("a.md", "---\ntitle: [\n---\n")], [head("a", { version: 2 })]], [["wait", "a.md"]]],
  ])("%s", (_name, given, expected) => expect(plan(...given)).toEqual(expected));
});

describe("planPush", () => {
  const plan = (entries: Entry[], files: ReturnType<typeof at>[]) => {
    const { actions, refused } = planPush(compareLocal(entries, [], files));
    const pathOf = (action: (typeof actions)[number]): string => (action.kind === "create" ? action.file.path : action.kind === "delete" ? action.local.entry.path : action.local.file.path);
    return [...refused.map(({ kind, path }) => `${kind}! ${path}`), ...actions.map((action) => `${action.kind} ${pathOf(action)}${action.kind === "update" ? ` ${action.local.changed.join()}` : ""}`)];
  };
  const long = known("a", "a.md", { body: "One line.\n\nAnother line.\n\nA third line.\n" });

  test.each<[string, Parameters<typeof plan>, string[]]>([
    ["nothing", [[a.entry, b.entry], [a.file, b.file]], []],
    ["edited", [[a.entry], [edited]], ["update a.md body"]],
    ["title and tags", [[a.entry], [at("a.md", "---\ntitle: X\ntags: [y]\n---\n\nThe text of a.\n")]], ["update a.md title,tags"]],
    ["a new file", [[], [at("x.md", "x")]], ["create x.md"]],
    ["new files in new folders: parents first", [[], [at("p/q/x.md", "x"), at("p/y.md", "y")]], ["create p.md", "create p/y.md", "create p/q.md", "create p/q/x.md"]],
    ["renamed", [[a.entry], [at("x.md", a.file.text)]], ["update x.md slug"]],
    ["renamed and edited", [[long.entry], [at("x.md", long.file.text.replace("third", "last"))]], ["update x.md body,slug"]],
    ["replaced by something else", [[long.entry], [at("x.md", "Nothing alike.\n")]], ["create x.md", "delete a.md"]],
    ["moved below another", [[a.entry, known("c", "c.md").entry], [a.file, at("a/c.md", known("c", "c.md").file.text)]], ["update a/c.md parentId"]],
    ["renamed with its folder: the child is the same", [[a.entry, b.entry], [at("z.md", a.file.text), at("z/b.md", b.file.text)]], ["update z.md slug", "settle z/b.md"]],
    ["a name that gives the same slug", [[a.entry], [at("A!.md", a.file.text)]], ["settle A!.md"]],
    ["deleted: children before parents", [[a.entry, b.entry], []], ["delete a/b.md", "delete a.md"]],
    ["markers that are left", [[unsettled.entry], [at("a.md", "x\n=======\n")]], ["conflict! a.md"]],
    ["markers of another length are text", [[unsettled.entry], [at("a.md", "---\ntitle: A\n---\n\n========\n")]], ["update a.md body"]],
    ["settled as theirs", [[unsettled.entry], [unsettled.file]], ["settle a.md"]],
    ["moved on both sides", [[known("a", "a.md", {}, { conflict: { ...markers, theirPlace: "x" } }).entry], [a.file]], ["conflict! a.md"]],
    ["deleted on the server", [[known("a", "a.md", {}, { deletedBy: "Bea" }).entry], [edited]], ["deleted! a.md"]],
    ["unfit", [[], [at("x.md", "NUL \0"), { path: "y.md", text: null as unknown as string, digest: "" }]], ["fault! x.md", "fault! y.md"]],
  ])("%s", (_name, given, expected) => expect(plan(...given)).toEqual(expected));
});

describe("assignPaths", () => {
  const placed = (id: string, given: Partial<Placed> = {}): Placed => ({ id, slug: id, parentId: null, path: null, keeps: "nothing", ...given });
  test.each<[string, Placed[], string[], string[]]>([
    ["the tree", [placed("c", { parentId: "b" }), placed("b", { parentId: "a" }), placed("a")], [], ["a/b/c.md", "a/b.md", "a.md"]],
    ["names that differ in case alone", [placed("x", { slug: "Hello" }), placed("y", { slug: "hello" })], [], ["Hello.md", "hello-2.md"]],
    ["what stays is there first", [placed("x", { slug: "a" }), placed("y", { slug: "b", path: "a.md", keeps: "path" })], [], ["a-2.md", "a.md"]],
    ["a circle stands at the top", [placed("x", { parentId: "y" }), placed("y", { parentId: "x" })], [], ["y/x.md", "y.md"]],
    ["a parent that nobody knows", [placed("x", { parentId: "gone" })], [], ["x.md"]],
    ["a name that was chosen is kept in a new folder", [placed("p"), placed("x", { parentId: "p", path: "02 My file.md", keeps: "name" })], [], ["p.md", "p/02 My file.md"]],
  ])("%s", (_name, articles, taken, expected) => {
    const paths = assignPaths(articles, taken);
    expect(articles.map(({ id }) => paths.get(id))).toEqual(expected);
    expect(new Set([...paths.values()].map((path) => path.toLowerCase())).size).toBe(articles.length);
  });
});
