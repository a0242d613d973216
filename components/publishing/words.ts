import { dayWords, timeWords } from "@/lib/client/local-time";
import type { AnyFailure } from "@/lib/client/failures";
import { failureSentence } from "@/lib/client/sentences";
import type { Hold } from "@/lib/editor/when-saved";
import type { PlannedStep, Publication, TimesFault } from "@/lib/publishing/publication";
import type { Transition } from "@/lib/publishing/schema";

/** How the pages speak of what is public. */

export type Mark = "draft" | "scheduled" | "published" | "archived";

/** The one word for where an article stands; a draft with a time to come is scheduled. */
export function markOf(publication: Publication, planned: readonly PlannedStep[]): Mark {
  if (publication.kind === "draft" && planned.some((step) => step.kind === "publish")) return "scheduled";
  return publication.kind;
}

export const MARK_WORDS: Record<Mark, string> = { draft: "Draft", scheduled: "Scheduled", published: "Published", archived: "Archived" };

/** What stands beside the word where there is room: how far the text is ahead of the public page, or when that will come. */
export function asideOf(publication: Publication, planned: readonly PlannedStep[]): string | null {
  if (publication.kind === "published") return publication.newerCount > 0 ? `${publication.newerCount} newer` : null;
  const next = planned.find((step) => step.kind === "publish");
  return publication.kind === "draft" && next ? dayWords(next.at) : null;
}

/** Where an article stands as sentences; `version` is the one it is at. */
export function standingWords(publication: Publication, version: number): string {
  switch (publication.kind) {
    case "draft":
      return "Only members of the space can read it.";
    case "archived":
      return "It is set aside: not public, and left out of the tree and the list of its space. It can still be found, read and edited.";
    case "published":
      return publication.newerCount === 0
        ? `Everyone can read it. Version ${publication.version} is public, which is the newest.`
        : `Everyone can read version ${publication.version}. The article is at version ${version}: ${newerWords(publication.newerCount)}.`;
  }
}

/** "2 newer changes are not public" */
export function newerWords(count: number): string {
  return count === 1 ? "1 newer change is not public" : `${count} newer changes are not public`;
}

/** What a change of standing is announced as. */
export function announcementOf(publication: Publication): string {
  switch (publication.kind) {
    case "draft":
      return "The article is a draft now. It is not public.";
    case "archived":
      return "The article is archived now. It is not public.";
    case "published":
      return `The article is published: version ${publication.version} is public.`;
  }
}

/** What is still to come, as a sentence. */
export function plannedWords(step: PlannedStep): string {
  if (step.kind === "unpublish") return `Public until ${timeWords(step.at)}.`;
  const end = step.endsAt === null ? "" : `, until ${timeWords(step.endsAt)}`;
  return `To be published on ${timeWords(step.at)}${end}.`;
}

/** Completes "Concord could not …". */
export const STEP_ACTIONS: Record<Transition, string> = {
  publish: "publish the article",
  unpublish: "unpublish the article",
  archive: "archive the article",
  unarchive: "bring the article back",
};

/** Why the text on the page cannot be published as it stands. */
export const HOLD_WORDS: Record<Hold, string> = {
  decision: "Somebody changed the same words as you. Settle that first: what is published is what the server has.",
  offline: "You are offline. Your latest changes are kept on this device, and can be published once the server has them.",
  unavailable: "The server does not answer. Your latest changes are kept on this device, and can be published once the server has them.",
  throttled: "Those were too many changes in a short time. As soon as yours are saved, they can be published.",
  signedOut: "You are signed out. Sign in, so that your latest changes can be saved and published.",
  forbidden: "You may no longer change this article.",
  missing: "This article no longer exists, or you may no longer see it.",
  gone: "This article is in the trash.",
  refused: "The server did not take your latest changes. Correct what the page says about them first.",
};

/** What is wrong with a time, beside its field. */
export const TIME_FAULTS: Record<TimesFault["reason"], string> = {
  missing: "Choose a day and a time.",
  past: "Choose a time that is still to come.",
  "before-start": "It has to end after it begins.",
};

/** A schedule that could not be set or changed. */
export function scheduleSentence(failure: AnyFailure, isChange: boolean): string {
  // What is missing is the schedule: the article itself is on the page.
  if (failure.kind === "missing" && isChange) return "This schedule does not stand any more: it was carried out or removed meanwhile. Nothing was changed.";
  return failureSentence(failure, isChange ? "change the schedule" : "schedule the article");
}
