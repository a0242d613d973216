import type { Heading } from "@/lib/editor/outline";

/** What stays free above a heading that is gone to: the bars at the upper edge, and some air. */
const ROOM_ABOVE_PX = 150;

/**
 * The element that shows `heading` of a text whose outline is `headings`: of those that look like it, the one that
 * is as many down the page. Null where the page shows none, such as for one that is made by HTML.
 */
export function renderedHeading(page: ParentNode, heading: Heading, headings: readonly Heading[]): HTMLElement | null {
  const isLike = ({ level, text }: Heading) => level === heading.level && text === heading.text;
  const before = headings.slice(0, headings.indexOf(heading)).filter(isLike).length;
  const shown = [...page.querySelectorAll<HTMLElement>(`h${heading.level}`)].filter((element) => wordsOf(element.textContent) === wordsOf(heading.text));
  return shown[before] ?? null;
}

/** Brings the heading under the bars and gives it the focus, so that reading goes on from there. */
export function goToRendered(page: ParentNode | null, heading: Heading, headings: readonly Heading[]): void {
  const element = page && renderedHeading(page, heading, headings);
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  window.scrollBy({ top: element.getBoundingClientRect().top - ROOM_ABOVE_PX, behavior: "instant" });
}

/** Signs that only mark words up are on one side and not on the other. */
function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}
