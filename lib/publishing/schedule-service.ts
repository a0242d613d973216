import "server-only";
import { v7 as uuid } from "uuid";
import type { Refused } from "../articles/opening";
import type { ArticleService } from "../articles/service";
import type { Viewer } from "../auth/viewer";
import type { Logger } from "../log";
import type { PublishingProblem } from "./problems";
import type { ScheduleRepository, ScheduleRow } from "./schedule-repository";
import type { Schedule, ScheduleRequest } from "./schema";
import type { PublishingService } from "./service";

/** How long a process may take to carry out what it has claimed before another may try. */
const LEASE_MS = 30_000;
const AT_ONCE = 20;
/** How long a removal or a change waits for a schedule that is just being carried out, and how often it looks. */
const MAX_WAIT_MS = 5_000;
const WAIT_MS = 50;

export type ScheduleService = ReturnType<typeof createScheduleService>;

/** Publishing at a time to come. */
export function createScheduleService(parts: {
  schedules: ScheduleRepository;
  articles: ArticleService;
  publishing: PublishingService;
  log: Logger;
}) {
  const { schedules, articles, publishing, log } = parts;

  async function carryOut(row: ScheduleRow): Promise<void> {
    const person = await schedules.findPerson(row.createdById);
    const viewer: Viewer | null = person && { userId: person.id, name: person.name, via: "session", canWrite: true };
    const step = row.next === "publish" ? "publish" : "unpublish";
    // Whatever version is there when the time comes is what was meant. A step that is not possible any
    // more, or that its author may not take any more, is passed over.
    const outcome = viewer ? await publishing.transition(viewer, row.articleId, step, { precondition: { kind: "any" } }) : { kind: "forbidden" as const };
    if (outcome.kind === "unavailable") return;
    if (outcome.kind !== "saved") log.warn({ schedule: row.id, article: row.articleId, step, outcome: outcome.kind }, "scheduled step passed over");
    if (row.next === "publish" && row.unpublishAt) await schedules.advance(row.id, "unpublish", row.unpublishAt);
    else await schedules.advance(row.id, "done", new Date());
  }

  return {
    async list(viewer: Viewer, id: string): Promise<{ kind: "found"; items: Schedule[] } | Refused> {
      const opened = await articles.open(viewer, id, "viewer");
      return opened.kind === "found" ? { kind: "found", items: (await schedules.list(id)).map(toSchedule) } : opened;
    },

    /**
     * Sets a time to publish, and perhaps one to take it back; with `replaces`, in the place of what stood. The same once
     * more changes nothing. A schedule that has published already keeps its beginning.
     */
    async put(viewer: Viewer, id: string, input: ScheduleRequest): Promise<{ kind: "scheduled"; schedule: Schedule } | Refused | PublishingProblem> {
      const span: Span = { publishAt: new Date(input.publishAt), unpublishAt: input.unpublishAt ? new Date(input.unpublishAt) : null };
      for (let waitedMs = 0; waitedMs < MAX_WAIT_MS; waitedMs += WAIT_MS) {
        const opened = await articles.open(viewer, id, "editor");
        if (opened.kind !== "found") return opened;
        if (span.unpublishAt && span.unpublishAt <= span.publishAt) {
          return { kind: "impossible", path: "unpublishAt", detail: "unpublishAt must come after publishAt." };
        }
        const standing = await schedules.list(id);
        const same = standing.find((row) => isSameSpan(row, span));
        if (same) return { kind: "scheduled", schedule: toSchedule(same) };
        const replaced = standing.find((row) => row.id === input.replaces);
        if (input.replaces && !replaced) return { kind: "not-found", detail: "The schedule to replace does not stand any more: it was carried out or removed. Nothing was written." };
        if (replaced?.next === "unpublish" && (span.unpublishAt === null || replaced.publishAt.getTime() !== span.publishAt.getTime())) {
          return { kind: "impossible", path: span.unpublishAt === null ? "unpublishAt" : "publishAt", detail: "This schedule has published already, so its end alone can change. Remove it to leave the article public." };
        }
        const existing = standing.find((row) => row !== replaced && overlaps(row, span));
        if (existing) return { kind: "schedule-overlap", existing: toSchedule(existing) };
        const author = { id: viewer.userId, name: viewer.name };
        if (!replaced) {
          const row = newRow(id, span, author.id);
          if (await schedules.add(row, author)) return { kind: "scheduled", schedule: toSchedule(row) };
        } else if (!isInHand(replaced)) {
          const times = { ...span, dueAt: (replaced.next === "publish" ? span.publishAt : span.unpublishAt) ?? span.publishAt };
          if (await schedules.change(replaced, times, author)) return { kind: "scheduled", schedule: toSchedule({ ...replaced, ...times }) };
        }
        // It is being carried out, or somebody else changed it: look again.
        await pause();
      }
      return { kind: "unavailable" };
    },

    async remove(viewer: Viewer, id: string): Promise<{ kind: "removed" } | Refused> {
      const opened = await articles.open(viewer, id, "editor");
      if (opened.kind !== "found") return opened;
      let isRemoved = false;
      for (let waitedMs = 0; waitedMs < MAX_WAIT_MS; waitedMs += WAIT_MS) {
        const standing = await schedules.list(id);
        const isLeft = await Promise.all(standing.map(async (row) => isInHand(row) || !(await schedules.remove(row, { id: viewer.userId, name: viewer.name }))));
        isRemoved ||= isLeft.includes(false);
        if (!isLeft.includes(true)) return isRemoved ? { kind: "removed" } : { kind: "not-found" };
        // What is being carried out cannot be taken back any more: the answer waits until it says how that went.
        await pause();
      }
      return { kind: "unavailable" };
    },

    /** Carries out what is due; returns how much that was. */
    async runDue(): Promise<number> {
      const now = new Date();
      const claimed = await schedules.claimDue(now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
      for (const row of claimed) await carryOut(row);
      return claimed.length;
    },
  };
}

/** Whether a process has claimed a schedule: its time has been put off to the end of a lease that still runs. */
function isInHand({ next, publishAt, unpublishAt, dueAt }: ScheduleRow): boolean {
  const own = next === "publish" ? publishAt : unpublishAt;
  return dueAt.getTime() !== own?.getTime() && dueAt.getTime() > Date.now();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, WAIT_MS));

type Span = { publishAt: Date; unpublishAt: Date | null };

function newRow(articleId: string, span: Span, createdById: string): ScheduleRow {
  return { id: uuid(), articleId, ...span, next: "publish", dueAt: span.publishAt, createdById, createdAt: new Date() };
}

const isSameSpan = (a: Span, b: Span) => a.publishAt.getTime() === b.publishAt.getTime() && a.unpublishAt?.getTime() === b.unpublishAt?.getTime();

function overlaps(a: Span, b: Span): boolean {
  const startsBeforeEnd = (one: Span, other: Span) => other.unpublishAt === null || one.publishAt < other.unpublishAt;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function toSchedule(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    articleId: row.articleId,
    publishAt: row.publishAt.toISOString(),
    unpublishAt: row.unpublishAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
