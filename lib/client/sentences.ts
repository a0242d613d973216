import type { Fault } from "../wire/schema";
import type { AnyFailure } from "./failures";

/**
 * A failure as a sentence for the person: what happened, and what to do next. `action` completes
 * "Concord could not …", e.g. "rename the article".
 */
export function failureSentence(failure: AnyFailure, action: string): string {
  switch (failure.kind) {
    case "offline":
      return `There is no connection to the server, so Concord could not ${action}. Nothing was changed. Try again when you are back online.`;
    case "unavailable":
      return `The server is not able to answer right now, so Concord could not ${action}. Nothing was changed. Try again in a moment.`;
    case "throttled":
      return `That was too often in a short time. Wait ${waitWords(failure.retryAfterMs)} and try again.`;
    case "unauthorized":
      return `You are signed out, so Concord could not ${action}. Sign in and try again.`;
    case "forbidden":
      return `Your role does not allow you to ${action}. Ask an owner of the space.`;
    case "missing":
      return `Concord could not ${action}: it no longer exists, or you may no longer see it.`;
    case "gone":
      return `Concord could not ${action}: ${failure.problem.deletedBy.name} moved it to the trash. An editor can restore it from there.`;
    case "tooLarge":
      return `Concord could not ${action}: the text is larger than 10 MB.`;
    case "unsupported":
      return `Concord could not ${action}: it is not of a kind that can be shown.`;
    case "inUse":
    case "lastOwner":
    case "duplicate":
      return failure.problem.detail;
    case "invalid":
      return faultSentence(failure.errors[0]) ?? `Concord could not ${action}: the server did not accept it.`;
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

function faultSentence(fault: Fault | undefined): string | null {
  if (!fault) return null;
  const text = fault.message.trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
