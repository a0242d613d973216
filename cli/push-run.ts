import { join } from "node:path";
import { v7 as uuid } from "uuid";
import type { Article } from "../lib/articles/schema";
import type { AnyFailure } from "../lib/client/failures";
import { saveMerging } from "../lib/sdk/save-merging";
import { uncommonSlug } from "../lib/wire/slug";
import { renderArticleFile } from "./article-file";
import { baseOf, changedFields, fieldsOf, type Fields } from "./fields";
import type { Entry } from "./folder/entry";
import { statOf } from "./folder/safe-path";
import type { FolderStore } from "./folder/store";
import { folderOf, freePath, nameOf, pathKey, stemOf, withoutEnding } from "./file-names";
import { newParentPath, type LocalArticle } from "./local";
import { mergeInto } from "./merge-into";
import { placeOf } from "./paths";
import { createPictureFetcher } from "./picture-transfer";
import type { PushAction } from "./plan-push";
import type { ReportItem } from "./report";
import type { Server } from "./server";
import { rememberCreated } from "./settle-creations";

type Of<Kind extends PushAction["kind"]> = Extract<PushAction, { kind: Kind }>;
type Readable = Extract<LocalArticle, { kind: "readable" }>;
/** `later`: in the way of what another action is about to change; to be tried once more after the others. */
type Step = ReportItem | "later" | null;

/** Carries out the actions of a push, one after the other. What would meet every action ends it with a sentence. */
export class PushRun {
  /** The ids of the articles that were created, by path. */
  private readonly created = new Map<string, string>();
  private readonly fetchPictures: (text: string) => Promise<void>;

  constructor(
    private readonly server: Server,
    private readonly store: FolderStore,
  ) {
    this.fetchPictures = createPictureFetcher(server, store);
  }

  /** `isLast`: nothing else is left that could clear the way. */
  async do(action: PushAction, isLast: boolean): Promise<Step> {
    switch (action.kind) {
      case "create":
        return this.create(action, isLast);
      case "update":
        return this.update(action.local, isLast);
      case "settle":
        this.remember(action.local, action.local.entry.base);
        return null;
      case "delete":
        return this.delete(action, isLast);
    }
  }

  private async create({ file: { path, file, fields, id: known, namesSlug } }: Of<"create">, isLast: boolean): Promise<Step> {
    const parentId = this.parentOf(fields.parentId);
    if (parentId === undefined) return isLast ? { kind: "failed", path, note: "its parent could not be created", isFailed: true } : "later";
    // The file of a folder that becomes an article, so that its title can be changed like any other.
    const { digest } = file ?? this.store.writeNewFile(path, renderArticleFile(fields));
    const id = known ?? uuid();
    this.store.putCreating({ id, path, digest });
    const outcome = await this.requestCreation(id, { ...fields, parentId }, namesSlug);
    if (outcome.kind === "saved") {
      const base = baseOf(outcome.article);
      this.store.put({ id, path, digest, isBase: false, place: placeOf(path, base), base, conflict: null, deletedBy: null });
    } else if (outcome.kind === "duplicate" && outcome.field === "") {
      await rememberCreated(this.server, this.store, { id, path, digest });
    } else {
      return this.failed(outcome, path, "create the article");
    }
    this.created.set(path, id);
    return { kind: "created", path };
  }

  /** A slug that only the name of the file asks for gives way to another article's; one that is written in the file does not. */
  private async requestCreation(id: string, fields: Fields, namesSlug: boolean) {
    const { spaceId } = this.store.settings;
    const { slug } = fields;
    const slugs = namesSlug ? [slug] : [slug, `${slug}-2`, `${slug}-3`, uncommonSlug(slug)];
    for (const [i, wanted] of slugs.entries()) {
      const outcome = await this.server.ask(() => this.server.api.createArticleAs(id, { ...fields, slug: wanted, spaceId }));
      if (outcome.kind !== "duplicate" || outcome.field !== "slug" || i === slugs.length - 1) return outcome;
    }
    throw new Error("there is always a slug to try");
  }

  private async update(local: Readable, isLast: boolean): Promise<Step> {
    const { entry, file } = local;
    const parentId = this.parentOf(local.yours.parentId);
    if (parentId === undefined) return isLast ? { kind: "failed", path: file.path, note: "its parent could not be created", isFailed: true } : "later";
    const yours = { ...local.yours, parentId };
    const outcome = await this.server.ask(() => saveMerging(this.server.api, { id: entry.id, ...entry.base }, yours));
    switch (outcome.kind) {
      case "saved":
        return this.accept({ ...local, yours }, outcome.article);
      case "conflicts":
        return this.ask({ ...local, yours }, outcome.theirs);
      case "gone":
        return this.keep(local, outcome.problem.deletedBy.name);
      case "missing":
        return this.keep(local, "somebody");
      case "invalid":
        if (!isLast && outcome.errors.some(({ path }) => path === "slug" || path === "parentId")) return "later";
    }
    return this.failed(outcome, file.path, "save the article");
  }

  /** The server has it. Where it was merged with what others wrote, the file gets that too. */
  private async accept(local: Readable, article: Article): Promise<Step> {
    await this.fetchPictures(article.body);
    const { entry, file, yours } = local;
    const base = baseOf(article);
    const differing = changedFields(yours, fieldsOf(article));
    if (differing.length === 0) {
      this.remember(local, base);
      return { kind: "updated", path: file.path };
    }
    const folder = differing.includes("parentId") ? this.folderUnder(article.parentId, file.path) : folderOf(file.path);
    const stem = differing.includes("slug") ? stemOf(article.slug) : withoutEnding(nameOf(file.path));
    const path = freePath(folder, stem, (other) => pathKey(other) !== pathKey(file.path) && statOf(join(this.store.root, other)) !== undefined);
    const isTextSame = !differing.some((field) => field === "title" || field === "body" || field === "tags");
    const next: Omit<Entry, "digest"> = { id: entry.id, path, isBase: true, place: placeOf(path, base), base, conflict: null, deletedBy: null };
    const change = isTextSame && path === file.path ? this.store.keepFile(next, file) : this.store.writeFile(next, isTextSame ? file.text! : renderArticleFile(base), file);
    // Edited in this very moment: it is merged by the next pull, from the base that is still remembered.
    if (change === "busy") return { kind: "merged", path: file.path, note: 'on the server; the file is being edited, so "concord pull" will bring it', isUndecided: true };
    return { kind: "merged", path, ...(path === file.path ? {} : { note: `from ${file.path}` }) };
  }

  private async ask(local: Readable, theirs: Article): Promise<Step> {
    await this.fetchPictures(theirs.body);
    const { change, item } = mergeInto(this.store, local, theirs, local.file.path);
    if (change === "busy") return { kind: "conflict", path: local.file.path, note: 'the file is being edited. Run "concord pull" in a moment', isUndecided: true };
    return item?.kind === "conflict" ? item : { kind: "merged", path: local.file.path, note: 'with newer changes. "concord push" sends it', isUndecided: true };
  }

  private keep({ entry, file }: Readable, by: string): Step {
    this.store.put({ ...entry, path: file.path, deletedBy: by });
    return { kind: "kept", path: file.path, note: `${by} deleted the article. "concord resolve ${file.path}" makes a new one of your file; or remove the file`, isUndecided: true };
  }

  private async delete({ local: { entry } }: Of<"delete">, isLast: boolean): Promise<Step> {
    const { path } = entry;
    const outcome = await this.server.ask(() => this.server.api.deleteArticle(entry.id, entry.base.version));
    switch (outcome.kind) {
      case "deleted":
      case "gone":
      case "missing":
        this.store.forget(entry.id);
        return { kind: "deleted", path };
      case "conflict": {
        const by = outcome.conflict.changes.at(-1)?.author.name ?? "Somebody";
        return { kind: "refused", path, note: `${by} changed it since you last pulled, so it was not deleted. "concord pull" brings it back as it is now`, isUndecided: true };
      }
      case "inUse":
        return isLast ? { kind: "refused", path, note: outcome.problem.detail, isFailed: true } : "later";
    }
    return this.failed(outcome, path, "delete the article");
  }

  private remember({ entry, file }: Readable, base: Entry["base"]): void {
    const { path, digest } = file;
    this.store.put({ id: entry.id, path, digest, isBase: false, place: placeOf(path, base), base, conflict: null, deletedBy: null });
  }

  /** The id of a parent that may have been new; undefined where it was not created. */
  private parentOf(parentId: string | null): string | null | undefined {
    const path = newParentPath(parentId);
    return path === null ? parentId : this.created.get(path);
  }

  private folderUnder(parentId: string | null, path: string): string {
    if (parentId === null) return "";
    const parent = this.store.entries.get(parentId);
    return parent ? withoutEnding(parent.path) : folderOf(path);
  }

  /** A failure of this one file; what would meet all the others as well ends the push. */
  private failed(failure: AnyFailure, path: string, action: string): ReportItem {
    switch (failure.kind) {
      case "invalid":
        return { kind: "failed", path, note: failure.errors.map(({ path: field, message }) => [field, message].filter(Boolean).join(" ")).join("; "), isFailed: true };
      case "tooLarge":
      case "duplicate":
      case "inUse":
      case "gone":
        return { kind: "failed", path, note: this.server.sentence(failure, action), isFailed: true };
      default:
        throw this.server.complaint(failure, action);
    }
  }
}

