import type { Publicity, Schedule } from "./schema";

/**
 * What is public of an article. An archived one is set aside: it is not public and left out of lists and trees
 * that do not ask for it, and can be read, found and edited as before.
 */
export type Publication =
  | { readonly kind: "draft" }
  | { readonly kind: "archived" }
  /** `version` is public at /p/{slug}; `newerCount` versions were saved since, which are not. */
  | { readonly kind: "published"; readonly version: number; readonly slug: string; readonly newerCount: number };

export function publicationOf({ status, version, publishedVersion, publishedSlug }: Publicity): Publication {
  if (status === "archived") return { kind: "archived" };
  if (status !== "published" || publishedVersion === null || !publishedSlug) return { kind: "draft" };
  return { kind: "published", version: publishedVersion, slug: publishedSlug, newerCount: Math.max(0, version - publishedVersion) };
}

/** The address of a public page, as a path. */
export function publicPath(slug: string): string {
  return `/p/${encodeURIComponent(slug)}`;
}

/** A schedule as what is still to come of it: publishing (until `endsAt`, null for no end), or its end alone. Times in ms since the epoch. */
export type PlannedStep =
  | { readonly kind: "publish"; readonly schedule: Schedule; readonly at: number; readonly endsAt: number | null }
  | { readonly kind: "unpublish"; readonly schedule: Schedule; readonly at: number };

/**
 * What the schedules of an article still have to do, the next step first. One whose time has just come is being carried
 * out, or was passed over: nothing of it is left to be told.
 */
export function plannedSteps(schedules: readonly Schedule[], nowMs: number): PlannedStep[] {
  return schedules
    .flatMap((schedule): PlannedStep[] => {
      const startsAt = Date.parse(schedule.publishAt);
      const endsAt = schedule.unpublishAt === null ? null : Date.parse(schedule.unpublishAt);
      if (startsAt > nowMs) return [{ kind: "publish", schedule, at: startsAt, endsAt }];
      return endsAt !== null && endsAt > nowMs ? [{ kind: "unpublish", schedule, at: endsAt }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

/** The times of a schedule as a person gives them, in ms since the epoch. */
export type WantedTimes = { readonly publishAt: number | null; readonly unpublishAt: number | null };
export type TimesFault = { readonly field: "publishAt" | "unpublishAt"; readonly reason: "missing" | "past" | "before-start" };

/** What is wrong with the times of a schedule, or null. `isPublic`: it has published already, and its end alone is asked for. */
export function timesFault({ publishAt, unpublishAt }: WantedTimes, nowMs: number, isPublic = false): TimesFault | null {
  if (isPublic) {
    if (unpublishAt === null) return { field: "unpublishAt", reason: "missing" };
    return unpublishAt > nowMs ? null : { field: "unpublishAt", reason: "past" };
  }
  if (publishAt === null) return { field: "publishAt", reason: "missing" };
  if (publishAt <= nowMs) return { field: "publishAt", reason: "past" };
  return unpublishAt !== null && unpublishAt <= publishAt ? { field: "unpublishAt", reason: "before-start" } : null;
}
