import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { schedulesQuery } from "@/lib/client/queries";
import { plannedSteps, type PlannedStep } from "@/lib/publishing/publication";
import type { Schedule } from "@/lib/publishing/schema";

const NO_SCHEDULES: Schedule[] = [];
/** Timers of browsers end at 24 days. */
const MAX_TIMER_MS = 86_400_000;

/** What is scheduled of an article and still to come; a step goes as soon as its time has come. */
export function usePlannedSteps(articleId: string): PlannedStep[] {
  const { data: schedules = NO_SCHEDULES } = useQuery(schedulesQuery(articleId));
  const [now, setNow] = useState(() => Date.now());
  const planned = useMemo(() => plannedSteps(schedules, now), [schedules, now]);
  const nextAt = planned[0]?.at;
  useEffect(() => {
    if (nextAt === undefined) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(0, nextAt - Date.now()) + 1, MAX_TIMER_MS));
    return () => clearTimeout(timer);
  }, [nextAt, now]);
  return planned;
}
