import type { Fault } from "../wire/schema";
import type { InvalidTransition, ScheduleOverlap } from "../publishing/schema";
import type { AnyFailure } from "./failures";
import { timeWords } from "./local-time";

/**
 * A failure as sentences for the person: what happened, that nothing was changed by it, and what to do next. `action`
 * completes "Concord could not …", e.g. "rename the article".
 */
export function failureSentence(failure: AnyFailure, action: string): string {
  switch (failure.kind) {
    case "offline":
      return `There is no connection to the server, so Concord could not ${action}. Nothing was changed. Try again when you are back online.`;
    case "unavailable":
      return `The server is not able to answer right now, so Concord could not ${action}. Nothing was changed. Try again in a moment.`;
    case "throttled":
      return `Concord could not ${action}: that was asked too often in a short time. Nothing was changed. Wait ${waitWords(failure.retryAfterMs)} and try again.`;
    case "unauthorized":
      return `You are signed out, so Concord could not ${action}. Nothing was changed. Sign in and try again.`;
    case "forbidden":
      return `Your role does not allow you to ${action}. Nothing was changed. Ask an owner of the space.`;
    case "missing":
      return `Concord could not ${action}: it no longer exists, or you may no longer see it. Nothing was changed. An owner of the space can tell you which.`;
    case "gone":
      return `Concord could not ${action}: ${failure.problem.deletedBy.name} moved it to the trash. Nothing was changed. An editor can restore it from there.`;
    case "tooLarge":
      return `Concord could not ${action}: it is larger than 10 MB. Nothing was changed. Make it smaller, or divide it.`;
    case "unsupported":
      return `Concord could not ${action}: it is not an image that every browser shows. Nothing was changed. Save it as PNG, JPEG, GIF, WebP, AVIF or SVG and try again.`;
    case "inUse":
    case "lastOwner":
    case "duplicate":
      return failure.problem.detail;
    case "invalidTransition":
      return `Concord could not ${action}: ${standing(failure.problem)}. Nothing was changed. Somebody else was quicker, or it happened in another window; what is shown now is how it stands.`;
    case "scheduleOverlap":
      return `Concord could not ${action}: another schedule is in the way, ${spanWords(failure.problem)}. Nothing was changed. Change or remove that one, or choose another time.`;
    case "invalid":
      return faultSentence(failure.errors[0]) ?? `Concord could not ${action}: the server did not accept it. Nothing was changed.`;
  }
}

/** The fault of one field as a sentence: "must not be empty" becomes "Must not be empty." */
export function faultOf(errors: Fault[], path: string): string | null {
  return faultSentence(errors.find((error) => error.path === path || error.path.startsWith(`${path}.`)));
}

/** Faults that belong to none of the fields shown, as one text. */
export function otherFaults(errors: Fault[], shown: string[]): string | null {
  const rest = errors.filter((error) => !shown.some((path) => error.path === path || error.path.startsWith(`${path}.`)));
  return rest.length ? rest.map((error) => faultSentence(error)).join(" ") : null;
}

/** What a form shows of an answer: faults of its fields beside them, everything else as one sentence. */
export type FormAnswer = { faults: Fault[]; sentence: string | null };

/**
 * The answer to what a form with these `fields` sent, undefined while there is none. `action` is as in `failureSentence`.
 * Outcomes that only some requests have, such as a conflict, are told by the form itself.
 */
export function formAnswer(outcome: { kind: "saved" } | AnyFailure | undefined, fields: string[], action: string): FormAnswer {
  if (outcome === undefined || outcome.kind === "saved") return { faults: [], sentence: null };
  if (outcome.kind === "invalid") return { faults: outcome.errors, sentence: otherFaults(outcome.errors, fields) };
  return { faults: [], sentence: failureSentence(outcome, action) };
}

function faultSentence(fault: Fault | undefined): string | null {
  if (!fault) return null;
  const text = fault.message.trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function standing({ currentStatus, allowed }: InvalidTransition): string {
  if (currentStatus === "archived") return "it is archived";
  if (currentStatus === "draft") return "it is a draft";
  return allowed.includes("publish") ? "it is public" : "what is public is its newest version";
}

function spanWords({ existing }: ScheduleOverlap): string {
  const from = timeWords(Date.parse(existing.publishAt));
  return existing.unpublishAt === null ? `from ${from} on` : `from ${from} to ${timeWords(Date.parse(existing.unpublishAt))}`;
}

function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
