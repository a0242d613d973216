"use client";

import { useState, type FormEvent } from "react";
import { FormFault } from "@/components/outcomes/form-fault";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { fromField, timeWords, toField, tomorrowMorning, zoneName } from "@/lib/client/local-time";
import { useSetSchedule } from "@/lib/client/mutations";
import { timesFault, type PlannedStep, type TimesFault, type WantedTimes } from "@/lib/publishing/publication";
import { scheduleSentence, TIME_FAULTS } from "./words";
import styles from "./publishing-panel.module.css";

/** A time to publish, by the person's own clock, and perhaps one at which it ends; `planned` is what is changed, null for a new one. */
export function ScheduleForm({ articleId, planned: given, onClose }: { articleId: string; planned: PlannedStep | null; onClose: () => void }) {
  const announce = useAnnounce();
  const set = useSetSchedule(articleId);
  // Its time may come, or somebody may remove it, while the form is open: then the answer says so.
  const [planned] = useState(given);
  const [openedAt] = useState(() => Date.now());
  const isPublic = planned?.kind === "unpublish";
  const endsAt = planned?.kind === "publish" ? planned.endsAt : (planned?.at ?? null);
  const [publishAt, setPublishAt] = useState(() => toField(planned?.kind === "publish" ? planned.at : tomorrowMorning(openedAt)));
  const [unpublishAt, setUnpublishAt] = useState(() => (endsAt === null ? "" : toField(endsAt)));
  const [fault, setFault] = useState<TimesFault | null>(null);
  const times = { publishAt: fromField(publishAt), unpublishAt: fromField(unpublishAt) };
  const outcome = set.data;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (set.isPending) return;
    const found = faultNow(times, isPublic);
    setFault(found);
    if (found) return;
    const schedule = {
      // What has published keeps its beginning to the millisecond.
      publishAt: isPublic ? planned.schedule.publishAt : new Date(times.publishAt!).toISOString(),
      unpublishAt: times.unpublishAt === null ? null : new Date(times.unpublishAt).toISOString(),
      ...(planned && { replaces: planned.schedule.id }),
    };
    set.mutate(schedule, {
      onSuccess: ({ kind }) => {
        if (kind !== "saved") return;
        announce(planned ? "The schedule was changed." : "The article is scheduled.");
        onClose();
      },
    });
  };
  const faultAt = (field: TimesFault["field"]) => (fault?.field === field ? TIME_FAULTS[fault.reason] : null);

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={outcome && outcome.kind !== "saved" ? scheduleSentence(outcome, planned !== null) : null} />
        {!isPublic && (
          <TextField type="datetime-local" label="Publish at" min={toField(openedAt)} value={publishAt} onChange={(event) => setPublishAt(event.target.value)} error={faultAt("publishAt")} />
        )}
        <TextField
          type="datetime-local"
          label={isPublic ? "Unpublish at" : "Unpublish at (optional)"}
          min={isPublic ? toField(openedAt) : publishAt}
          value={unpublishAt}
          onChange={(event) => setUnpublishAt(event.target.value)}
          error={faultAt("unpublishAt")}
        />
        <p className={styles.readback}>
          {!isPublic && times.publishAt !== null && <>{timeWords(times.publishAt)}, </>}
          {isPublic && times.unpublishAt !== null && <>{timeWords(times.unpublishAt)}, </>}
          by your clock ({zoneName()}). {!isPublic && "Whatever is saved then is published."}
        </p>
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={set.isPending}>
            {planned ? "Change" : "Schedule"}
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

function faultNow(times: WantedTimes, isPublic: boolean): TimesFault | null {
  return timesFault(times, Date.now(), isPublic);
}
