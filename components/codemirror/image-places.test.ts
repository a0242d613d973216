import { history, undo } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { closePlace, fillPlace, imagePlaces, openPlaces } from "./image-places";

const start = (doc: string, at: number) => EditorState.create({ doc, selection: { anchor: at }, extensions: [history(), imagePlaces] });

test("a place is no part of the text, and moves with what is written around it", () => {
  let state = start("one two", 3);
  const { ids, transaction } = openPlaces(3, ["Uploading a.png…"]);
  state = state.update(transaction).state;
  expect(state.doc.toString()).toBe("one two");
  state = state.update({ changes: { from: 0, insert: "zero " } }).state;
  state = state.update({ changes: { from: 4, to: 12 } }).state;
  expect(state.field(imagePlaces)).toMatchObject([{ id: ids[0], at: 4 }]);
  state = state.update(fillPlace(state, ids[0]!, "![a](/x)", false)).state;
  expect(state.doc.toString()).toBe("zero![a](/x)");
  expect(state.field(imagePlaces)).toEqual([]);
});

test("several images come in their order, each on a line, whichever was first", () => {
  let state = start("ab", 1);
  const { ids, transaction } = openPlaces(1, ["1", "2", "3"]);
  state = state.update(transaction).state;
  state = state.update(fillPlace(state, ids[0]!, "![1]", false)).state;
  state = state.update(closePlace(ids[1]!)).state;
  state = state.update(fillPlace(state, ids[2]!, "![3]", true)).state;
  expect(state.doc.toString()).toBe("a![1]\n![3]b");
  expect(state.selection.main.head).toBe(state.doc.length - 1);
});

test("one undo takes the image away and leaves what was typed before it", () => {
  let state = start("", 0);
  state = state.update({ changes: { from: 0, insert: "typed" }, selection: { anchor: 5 }, userEvent: "input.type" }).state;
  const { ids, transaction } = openPlaces(5, ["x"]);
  state = state.update(transaction).state;
  state = state.update(fillPlace(state, ids[0]!, "![x]", false)).state;
  state = state.update({ changes: { from: 9, insert: "!" }, userEvent: "input.type" }).state;
  const step = () => undo({ state, dispatch: (done) => (state = done.state) });
  step();
  expect(state.doc.toString()).toBe("typed![x]");
  step();
  expect(state.doc.toString()).toBe("typed");
});
