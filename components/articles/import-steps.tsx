"use client";

import { FileText, FolderClosed, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { Actions, Stack } from "@/components/ui/stack";
import { filesOfDrop, filesOfInput } from "@/lib/client/dropped-files";
import { countImages, type ImportPlan } from "@/lib/import/plan-import";
import type { RawFile, ReadFiles } from "@/lib/import/read-files";
import type { ImportResult } from "@/lib/import/run-import";
import styles from "./import-steps.module.css";

export type ImportState =
  | { kind: "choose" }
  | { kind: "plan"; read: ReadFiles; plan: ImportPlan; unreadable: string[]; skippedCount: number }
  | { kind: "running"; done: number; total: number; title: string }
  | { kind: "done"; result: ImportResult; read: ReadFiles; skippedCount: number }
  | { kind: "undone"; left: number };

type StateOf<Kind extends ImportState["kind"]> = Extract<ImportState, { kind: Kind }>;

export function ImportChoose({ onChoose }: { onChoose: (files: RawFile[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    if (input.files?.length) void filesOfInput(input.files).then(onChoose);
  };
  return (
    <div
      className={styles.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void filesOfDrop(event.dataTransfer).then(onChoose);
      }}
    >
      <Upload aria-hidden="true" />
      <p className={styles.dropTitle}>Drop Markdown files, a folder or a zip here</p>
      <p className={styles.muted}>Folders become the structure. Front matter becomes titles and tags; images that the texts show come along. You see what will happen before it does.</p>
      <Actions align="start">
        <Button onClick={() => files.current?.click()}>Choose files</Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </Actions>
      <input ref={files} type="file" multiple accept=".md,.markdown,.mdown,.mdx,.txt,.zip,.png,.jpg,.jpeg,.gif,.webp,.avif,.svg" hidden aria-label="Markdown files, images or a zip" onChange={(event) => take(event.target)} />
      <input ref={folder} type="file" multiple {...{ webkitdirectory: "" }} hidden aria-label="A folder" onChange={(event) => take(event.target)} />
    </div>
  );
}

const MAX_LISTED = 200;

export function ImportPlanView({ state, onBack, onLeaveOut, onStart }: { state: StateOf<"plan">; onBack: () => void; onLeaveOut: (paths: string[]) => void; onStart: () => void }) {
  const { plan, unreadable, skippedCount } = state;
  const count = plan.articles.length;
  const imageCount = countImages(plan.articles);
  const depths = depthsOf(plan);
  const faulty = plan.faults.map((fault) => fault.path);
  const remaining = count - faulty.filter((path) => !unreadable.includes(path)).length;
  return (
    <Stack>
      {count === 0 && plan.faults.length === 0 ? (
        <Message tone="warning" title="No Markdown in there">
          Files ending in .md, .markdown, .mdx and .txt are imported, with the images they show. {skippedCount > 0 && `${skippedCount} other ${plural(skippedCount, "file was", "files were")} left out.`}
        </Message>
      ) : (
        <p>
          <strong>
            {count} {plural(count, "article", "articles")}
          </strong>{" "}
          will be created{imageCount > 0 && `, with ${imageCount} ${plural(imageCount, "image", "images")}`}.{skippedCount > 0 && ` ${skippedCount} other ${plural(skippedCount, "file is", "files are")} left out.`}
        </p>
      )}
      {plan.faults.length > 0 && (
        <Message
          tone="danger"
          isAlert
          title={plan.faults.length === 1 ? "One file cannot be imported as it is. Nothing was created yet" : `${plan.faults.length} files cannot be imported as they are. Nothing was created yet`}
          actions={
            remaining > 0 && (
              <Button size="sm" onClick={() => onLeaveOut(faulty)}>
                Leave {plural(plan.faults.length, "it", "them")} out
              </Button>
            )
          }
        >
          <ul className={styles.faults} tabIndex={0} aria-label="Files that cannot be imported">
            {plan.faults.map((fault) => (
              <li key={fault.path}>
                {fault.path && <code>{fault.path}</code>} {fault.message}.
              </li>
            ))}
          </ul>
        </Message>
      )}
      {count > 0 && (
        <ul role="list" className={styles.list} tabIndex={0} aria-label="Articles to be created">
          {plan.articles.slice(0, MAX_LISTED).map((article) => (
            <li key={article.path} data-depth={Math.min(depths.get(article.path) ?? 0, 4)}>
              {article.isFolder ? <FolderClosed aria-hidden="true" /> : <FileText aria-hidden="true" />}
              <span className={styles.itemTitle}>{article.title}</span>
              {article.tags.length > 0 && <span className={styles.muted}>{article.tags.map((tag) => `#${tag}`).join(" ")}</span>}
            </li>
          ))}
          {count > MAX_LISTED && <li className={styles.muted}>and {count - MAX_LISTED} more</li>}
        </ul>
      )}
      <Actions>
        <Button onClick={onBack}>Choose others</Button>
        <Button variant="primary" disabled={plan.faults.length > 0 || count === 0} onClick={onStart}>
          Import {count} {plural(count, "article", "articles")}
        </Button>
      </Actions>
    </Stack>
  );
}

export function ImportProgress({ state, onStop }: { state: StateOf<"running">; onStop: () => void }) {
  return (
    <Stack>
      <p>
        {state.done} of {state.total}: <span className={styles.muted}>{state.title}</span>
      </p>
      <progress className={styles.progress} value={state.done} max={state.total} aria-label="Import" />
      <Actions>
        <Button onClick={onStop}>Stop</Button>
      </Actions>
    </Stack>
  );
}

export function ImportDone({ state, onContinue, onUndo, onClose }: { state: StateOf<"done">; onContinue: () => void; onUndo: () => void; onClose: () => void }) {
  const { created, images, failure, remaining } = state.result;
  const isComplete = remaining.length === 0;
  const withImages = images.urls.size > 0 ? ` with ${images.urls.size} ${plural(images.urls.size, "image", "images")}` : "";
  const sentence = `${created.length} ${plural(created.length, "article was", "articles were")} created${withImages}`;
  return (
    <Stack>
      {isComplete ? (
        <Message tone="success" isAlert title={`${sentence}.`}>
          {state.skippedCount > 0 && `${state.skippedCount} ${plural(state.skippedCount, "file was", "files were")} left out.`}
        </Message>
      ) : (
        <Message tone={failure ? "danger" : "warning"} isAlert title={failure ? `The import stopped at ${failure.path}` : "The import was stopped"}>
          {failure && <p>{failure.reason}</p>}
          <p>
            {sentence}, {remaining.length} {plural(remaining.length, "was", "were")} not sent. Go on from there, or take back what was created.
          </p>
        </Message>
      )}
      {images.refused.length > 0 && (
        <Message tone="warning" title={`${images.refused.length} ${plural(images.refused.length, "image was", "images were")} not taken along. The texts still name ${plural(images.refused.length, "its", "their")} old place`}>
          <ul className={styles.faults} tabIndex={0} aria-label="Images that were not taken along">
            {images.refused.map((image) => (
              <li key={image.path}>
                <code>{image.path}</code> {image.message}.
              </li>
            ))}
          </ul>
        </Message>
      )}
      <Actions>
        {created.length > 0 && (
          <Button variant="quiet" onClick={onUndo}>
            Move {created.length === 1 ? "it" : `all ${created.length}`} to the trash
          </Button>
        )}
        {!isComplete && <Button onClick={onContinue}>Go on</Button>}
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </Actions>
    </Stack>
  );
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** How deep each article will stand. Parents come first in a plan. */
function depthsOf(plan: ImportPlan): Map<string, number> {
  const depths = new Map<string, number>();
  for (const article of plan.articles) depths.set(article.path, article.parentPath === null ? 0 : (depths.get(article.parentPath) ?? 0) + 1);
  return depths;
}
