import { folderOf, joinPath, nameOf, withoutEnding } from "./file-names";
import { isMoved, type LocalArticle, type LocalState } from "./local";
import type { PullAction } from "./plan-pull";
import { planPush } from "./plan-push";
import { changeWords, refusalItem } from "./push";
import type { ReportItem } from "./report";

/** What was changed in the folder and not sent yet. */
export function localItems(local: LocalState, others: readonly string[]): ReportItem[] {
  return [
    ...planPush(local).refused.map(refusalItem),
    ...local.newFiles.flatMap((file) => (file.kind === "readable" ? [{ kind: "new", path: file.path }] : [])),
    ...local.articles.flatMap(articleItem),
    ...others.map((path) => ({ kind: "untracked", path })),
  ];
}

function articleItem(article: LocalArticle): ReportItem[] {
  if (article.kind === "missing") return [{ kind: "deleted", path: article.entry.path }];
  if (article.kind !== "readable" || article.entry.deletedBy !== null) return [];
  const { file, entry, changed } = article;
  const texts = changed.filter((field) => field === "title" || field === "body" || field === "tags");
  const moved = isMoved(article) ? [{ kind: "renamed", path: file.path, note: `from ${joinPath(entry.place.folder, `${entry.place.stem}.md`)}` }] : [];
  const isRenamedInText = changed.includes("slug") && withoutEnding(nameOf(file.path)) === entry.place.stem && folderOf(file.path) === entry.place.folder;
  const words = isRenamedInText ? [...texts, "slug"] : texts;
  return [...moved, ...(words.length > 0 ? [{ kind: "changed", path: file.path, note: changeWords(words) }] : [])];
}

/** What a pull would bring. */
export function remoteItems(actions: readonly PullAction[]): ReportItem[] {
  return actions.flatMap((action): ReportItem[] => {
    switch (action.kind) {
      case "add":
        return [{ kind: "new", path: action.path, note: `by ${action.head.changedBy}` }];
      case "update":
      case "wait": {
        const { path } = action.local.file;
        const to = "path" in action && action.path !== path ? `, moves to ${action.path}` : "";
        return [{ kind: "changed", path, note: `by ${action.head.changedBy}${to}` }];
      }
      case "back":
        return [{ kind: "changed", path: action.path, note: `by ${action.head.changedBy}; you deleted it` }];
      case "remove":
      case "keep":
        return [{ kind: "deleted", path: action.local.file.path, note: `by ${action.by}` }];
      case "move":
        return [{ kind: "moved", path: action.path, note: `from ${action.local.file.path}` }];
      case "forget":
        return [];
    }
  });
}
