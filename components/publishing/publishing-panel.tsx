"use client";

import { Button } from "@/components/ui/button";
import { Actions, Stack } from "@/components/ui/stack";
import { publicationOf, type PlannedStep, type Publication } from "@/lib/publishing/publication";
import { allowedTransitions } from "@/lib/publishing/transitions";
import type { Publicity, Transition } from "@/lib/publishing/schema";
import { PublicLink } from "./public-link";
import { PublishedBy } from "./published-by";
import { ScheduleForm } from "./schedule-form";
import { PlannedList } from "./planned-list";
import { StepMessages } from "./step-messages";
import type { Publishing } from "./use-publishing";
import { standingWords } from "./words";
import styles from "./publishing-panel.module.css";

export type PanelView = "main" | "schedule" | "unpublish" | "archive";

export interface PublishingPanelProps {
  articleId: string;
  publicity: Publicity;
  planned: PlannedStep[];
  publishing: Publishing | null;
  view: PanelView;
  onView: (view: PanelView) => void;
}

/** What is public, since when and where, what is to come, and the steps from here. */
export function PublishingPanel({ articleId, publicity, planned, publishing, view, onView }: PublishingPanelProps) {
  const publication = publicationOf(publicity);
  if (publishing && view === "schedule") return <ScheduleForm articleId={articleId} planned={planned[0] ?? null} onClose={() => onView("main")} />;
  if (publishing && (view === "unpublish" || view === "archive")) return <Confirmation step={view} publication={publication} planned={planned} publishing={publishing} onClose={() => onView("main")} />;
  return (
    <>
      <Standing articleId={articleId} publicity={publicity} publication={publication} hasMoreToSay={publishing !== null && planned.length === 0} />
      {publication.kind === "published" && <PublicLink slug={publication.slug} />}
      <PlannedList articleId={articleId} planned={planned} isArchived={publication.kind === "archived"} canChange={publishing !== null} onChange={() => onView("schedule")} />
      {publishing && (
        <>
          <StepMessages articleId={articleId} publishing={publishing} />
          <Steps publicity={publicity} publication={publication} planned={planned} publishing={publishing} onView={onView} />
        </>
      )}
    </>
  );
}

function Standing({ articleId, publicity, publication, hasMoreToSay }: { articleId: string; publicity: Publicity; publication: Publication; hasMoreToSay: boolean }) {
  return (
    <div className={styles.standing}>
      <p>{standingWords(publication, publicity.version)}</p>
      {hasMoreToSay && publication.kind === "draft" && <p>Publishing gives it a page that everyone can read and search engines can find. You go on working on the next version behind it.</p>}
      {publication.kind === "published" && <PublishedBy articleId={articleId} version={publication.version} newestVersion={publicity.version} />}
    </div>
  );
}

interface StepsProps {
  publicity: Publicity;
  publication: Publication;
  planned: PlannedStep[];
  publishing: Publishing;
  onView: (view: PanelView) => void;
}

function Steps({ publicity, publication, planned, publishing, onView }: StepsProps) {
  const { busy, problem, text, take } = publishing;
  const isNewer = text.readiness.kind === "pending";
  const allowed = new Set<Transition>(allowedTransitions(publicity));
  // Text that is not saved yet is a version that is still to come.
  if (publication.kind === "published" && isNewer) allowed.add("publish");
  const run = (step: Transition) => void take(step);
  // A draft that is not public anywhere goes aside without a question; what people can read does not.
  const archive = () => (publication.kind === "draft" && planned.length === 0 ? run("archive") : onView("archive"));
  return (
    <div className={styles.steps}>
      {allowed.has("unarchive") && (
        <Button variant="primary" isBusy={busy === "unarchive"} onClick={() => run("unarchive")}>
          Bring it back as a draft
        </Button>
      )}
      {allowed.has("publish") && problem?.kind !== "moved" && (
        <Button variant="primary" isBusy={busy === "publish"} onClick={() => run("publish")}>
          {publication.kind !== "published" ? (planned.length > 0 ? "Publish now" : "Publish") : isNewer ? "Publish the newest" : `Publish version ${publicity.version}`}
        </Button>
      )}
      {publication.kind !== "archived" && planned.length === 0 && <Button onClick={() => onView("schedule")}>Schedule…</Button>}
      {allowed.has("archive") && (
        <div className={styles.asides}>
          {allowed.has("unpublish") && (
            <Button variant="quiet" size="sm" onClick={() => onView("unpublish")}>
              Unpublish…
            </Button>
          )}
          <Button variant="quiet" size="sm" isBusy={busy === "archive"} onClick={archive}>
            {publication.kind === "draft" && planned.length === 0 ? "Archive" : "Archive…"}
          </Button>
        </div>
      )}
    </div>
  );
}

function Confirmation({ step, publication, planned, publishing, onClose }: { step: "unpublish" | "archive"; publication: Publication; planned: PlannedStep[]; publishing: Publishing; onClose: () => void }) {
  const { busy, take } = publishing;
  // What went wrong is told where it began.
  const run = () => void take(step).then(onClose);
  return (
    <Stack>
      <div className={styles.standing}>
        {publication.kind === "published" && <p>The public page is gone at once: whoever opens its link is told that nothing is public there. Publishing again brings it back.</p>}
        <p>{step === "unpublish" ? "The article stays as it is, as a draft." : "The article leaves the tree and the list of its space. It stays as it is and can be brought back."}</p>
        {step === "archive" && planned.length > 0 && <p>What is scheduled is passed over while it is archived.</p>}
      </div>
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" isBusy={busy === step} onClick={run}>
          {step === "unpublish" ? "Unpublish" : "Archive"}
        </Button>
      </Actions>
    </Stack>
  );
}
