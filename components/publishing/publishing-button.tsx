"use client";

import { Archive, CalendarClock, CircleDashed, Globe } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Popover } from "@/components/ui/popover";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { publicationOf, type Publication } from "@/lib/publishing/publication";
import type { Publicity } from "@/lib/publishing/schema";
import { PublishingPanel, type PanelView } from "./publishing-panel";
import { usePlannedSteps } from "./use-planned-steps";
import type { Publishing } from "./use-publishing";
import { announcementOf, asideOf, MARK_WORDS, markOf, newerWords, plannedWords, type Mark } from "./words";
import styles from "./publishing-button.module.css";

export interface PublishingButtonProps {
  articleId: string;
  publicity: Publicity;
  /** Null for those who may read and not change. */
  publishing: Publishing | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  align?: "start" | "end";
}

/** Where the article stands, in a word; the panel behind it says more and has what can be done. */
export function PublishingButton({ articleId, publicity, publishing, isOpen, onOpenChange, align }: PublishingButtonProps) {
  const planned = usePlannedSteps(articleId);
  const publication = publicationOf(publicity);
  const mark = markOf(publication, planned);
  const aside = asideOf(publication, planned);
  const more = [...(publication.kind === "published" && publication.newerCount > 0 ? [`${newerWords(publication.newerCount)}.`] : []), ...planned.map(plannedWords)];
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<PanelView>("main");
  useStandingAnnouncement(publication);
  return (
    <Popover
      trigger={
        <button type="button" className={styles.button} data-mark={mark}>
          {ICONS[mark]}
          <VisuallyHidden as="span">Publishing: </VisuallyHidden>
          <span className={styles.word}>{MARK_WORDS[mark]}</span>
          {aside && (
            <span className={styles.aside} aria-hidden="true">
              {aside}
            </span>
          )}
          {more.length > 0 && <VisuallyHidden as="span">. {more.join(" ")}</VisuallyHidden>}
        </button>
      }
      isOpen={isOpen}
      onOpenChange={(isNowOpen) => {
        setView("main");
        if (!isNowOpen) publishing?.dismiss();
        onOpenChange(isNowOpen);
      }}
      title={TITLES[view] ?? MARK_WORDS[mark]}
      titleRef={heading}
      align={align}
    >
      <PublishingPanel
        articleId={articleId}
        publicity={publicity}
        planned={planned}
        publishing={publishing}
        view={view}
        onView={(next) => {
          setView(next);
          // What had the focus is gone in the next moment.
          heading.current?.focus();
        }}
      />
    </Popover>
  );
}

/** Null: where the article stands. */
const TITLES: Record<PanelView, string | null> = { main: null, schedule: "Publish at a time", unpublish: "Unpublish?", archive: "Archive?" };

const ICONS: Record<Mark, ReactNode> = {
  draft: <CircleDashed aria-hidden="true" />,
  scheduled: <CalendarClock aria-hidden="true" />,
  published: <Globe aria-hidden="true" />,
  archived: <Archive aria-hidden="true" />,
};

/** Says when what is public has changed, whoever did it: the button does not have the focus then. */
function useStandingAnnouncement(publication: Publication): void {
  const announce = useAnnounce();
  const said = useRef<string | null>(null);
  const sentence = announcementOf(publication);
  useEffect(() => {
    if (said.current !== null && said.current !== sentence) announce(sentence);
    said.current = sentence;
  }, [announce, sentence]);
}
