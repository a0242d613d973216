import AxeBuilder from "@axe-core/playwright";
import type { Page } from "./test";

/** Rules whose answer depends on the colours; the others say the same in the light and in the dark. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** The levels that hold every rule, also the one about the size of targets, which axe leaves out unless it is asked. */
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on a page as it stands, a line for each rule.
 * @param rules "colours" are those that another colour scheme can break; "targets" are all, and the size of targets
 */
export async function faultsOf(page: Page, rules?: "colours" | "targets"): Promise<string[]> {
  // There are no foreign frames, whose results would have to be put together in a page of their own: that takes as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules === "colours") axe.withRules(COLOUR_RULES);
  if (rules === "targets") axe.withTags(LEVELS);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
