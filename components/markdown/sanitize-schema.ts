import { defaultSchema, type Options } from "rehype-sanitize";

/**
 * What survives of the HTML in an article: GitHub's list, without anything that could run, load a page or
 * change how the app around the text looks.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), "mark", "figure", "figcaption"].filter((name) => name !== "picture" && name !== "source"),
  // Dropped with what is in them, which was never meant to be read.
  strip: ["script", "style"],
  protocols: {
    ...defaultSchema.protocols,
    href: ["http", "https", "mailto", "tel"],
    // A picture cannot run anything, wherever it is from.
    src: ["http", "https", "data", "blob"],
  },
};
