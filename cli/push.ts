import { Complaint } from "./complaint";
import type { FolderStore } from "./folder/store";
import { sendPictures } from "./picture-transfer";
import { planPush, type PushAction, type PushPlan, type PushRefusal } from "./plan-push";
import { readLocal } from "./pull";
import { PushRun } from "./push-run";
import { plural, type Report, type ReportItem } from "./report";
import type { Server } from "./server";
import { settleCreations } from "./settle-creations";

/** Sends what was changed in the folder; what somebody else changed meanwhile is merged. Tells of each step as it is done. */
export async function push(server: Server, store: FolderStore, options: { deletesAll: boolean }, report: Report): Promise<void> {
  const { files } = store.scan();
  await settleCreations(server, store, files);
  await sendPictures(server, store, files, report);
  const plan = planFor(store, options);
  plan.refused.map(refusalItem).forEach(report);
  const run = new PushRun(server, store);
  let waiting = plan.actions;
  // A slug or a parent may be free only after another article has let go of it.
  for (let isLast = false; waiting.length > 0; ) {
    const later: PushAction[] = [];
    for (const action of waiting) {
      const step = await run.do(action, isLast);
      if (step === "later") later.push(action);
      else if (step) report(step);
    }
    isLast = later.length === waiting.length;
    waiting = later;
  }
}

/** What a push would do, as it would be told. Sends nothing. */
export function previewPush(store: FolderStore, options: { deletesAll: boolean }): ReportItem[] {
  const plan = planFor(store, options);
  return [...plan.refused.map(refusalItem), ...plan.actions.flatMap(previewItem)];
}

function planFor(store: FolderStore, { deletesAll }: { deletesAll: boolean }): PushPlan {
  const { local } = readLocal(store);
  const isEmptied = local.articles.length > 0 && local.articles.every(({ kind }) => kind === "missing");
  if (isEmptied && !deletesAll) {
    throw new Complaint(
      `Every file of this folder is gone. If ${plural(local.articles.length, "article")} should really be deleted on the server, say so with --delete-all. Otherwise pull the space into a new folder.`,
    );
  }
  return planPush(local);
}

function previewItem(action: PushAction): ReportItem[] {
  if (action.kind === "create") return [{ kind: "create", path: action.file.path }];
  if (action.kind === "delete") return [{ kind: "delete", path: action.local.entry.path }];
  if (action.kind === "settle") return [];
  return [{ kind: "update", path: action.local.file.path, note: changeWords(action.local.changed) }];
}

const FIELD_WORDS: { [field: string]: string } = { title: "title", body: "text", tags: "tags", slug: "address", parentId: "place in the tree" };

/** The changed fields in words. */
export function changeWords(changed: readonly string[]): string {
  return `(${changed.map((field) => FIELD_WORDS[field] ?? field).join(", ")})`;
}

/** Why a file is not sent. */
export function refusalItem(refusal: PushRefusal): ReportItem {
  const { path } = refusal;
  switch (refusal.kind) {
    case "fault":
      return { kind: "fault", path, note: refusal.message, isFailed: true };
    case "deleted":
      return { kind: "kept", path, note: `${refusal.by} deleted the article. "concord resolve ${path}" makes a new one of your file; or remove the file`, isUndecided: true };
    case "conflict": {
      const lines = refusal.markerLines.length > 0 ? `conflict markers in ${plural(refusal.markerLines.length, "line")}, the first in line ${refusal.markerLines[0]}` : "";
      const place = refusal.theirPlace === null ? "" : `also moved or renamed on the server (to "${refusal.theirPlace}"): put the file where it should be and run "concord resolve ${path}"`;
      return { kind: "conflict", path, note: [lines, place].filter(Boolean).join("; "), isUndecided: true };
    }
  }
}
