import { useState, type ChangeEvent, type KeyboardEvent } from "react";
import { MAX_TAG_LENGTH, MAX_TAGS } from "@/lib/articles/schema";

/** The text field in which tags are typed: Enter or a comma ends one, Backspace in the empty field takes the last one back. */
export function useTagEntry(tags: readonly string[], onChange: (tags: string[]) => void) {
  const [text, setText] = useState("");

  const add = (words: string) => {
    const added = words
      .split(",")
      .map((tag) => tag.trim().replace(/^#/, "").slice(0, MAX_TAG_LENGTH))
      .filter(Boolean);
    setText("");
    if (added.length > 0) onChange([...new Set([...tags, ...added])].slice(0, MAX_TAGS));
  };

  return {
    value: text,
    autoComplete: "off",
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => (target.value.includes(",") ? add(target.value) : setText(target.value)),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.nativeEvent.isComposing) return;
      // In an empty field, Enter sends the form that it may stand in.
      if (event.key === "Enter" && text.trim() !== "") {
        event.preventDefault();
        add(text);
      } else if (event.key === "Backspace" && text === "" && tags.length > 0) onChange(tags.slice(0, -1));
    },
    onBlur: () => add(text),
  };
}
