import { z } from "zod";
import type { FoundDraft } from "../editor/resume";

/**
 * Where text lives between the fingers and the server's answer: in the browser, by person, article and tab,
 * so that no tab ever writes over another one's text.
 */
export interface DraftStore {
  put(draft: StoredDraft): Promise<void>;
  remove(key: string): Promise<void>;
  /** The drafts of a person, for one article or for all, in no order. */
  list(personId: string, articleId?: string): Promise<StoredDraft[]>;
}

const contentSchema = z.object({
  title: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
  slug: z.string().optional(),
  parentId: z.string().nullable().optional(),
});
const mergedFromSchema = z.object({ base: z.number(), theirs: z.number() }).nullable();

/** Checked on reading: an older version of this program may have written it. */
const storedDraftSchema = z.object({
  key: z.string(),
  personId: z.string(),
  articleId: z.string(),
  tabId: z.string(),
  keptAt: z.number(),
  base: z.object({ version: z.number(), content: contentSchema }),
  content: contentSchema,
  inDoubt: z
    .object({ content: contentSchema, version: z.number(), seq: z.number(), mergedFrom: mergedFromSchema, isAnswer: z.boolean() })
    .nullable(),
  note: z.string().nullable().default(null),
  needsDecision: z.boolean(),
});

export interface DraftPlace {
  readonly personId: string;
  readonly articleId: string;
  readonly tabId: string;
}

export type StoredDraft = FoundDraft & DraftPlace;

/** The name of a draft in the store. Ids are made of letters, digits, - and _, so the slashes are unambiguous. */
export function draftKey({ personId, articleId, tabId }: DraftPlace): string {
  return `${draftPrefix(personId, articleId)}${tabId}`;
}

function draftPrefix(personId: string, articleId?: string): string {
  return articleId === undefined ? `${personId}/` : `${personId}/${articleId}/`;
}

function readDrafts(values: readonly unknown[]): StoredDraft[] {
  return values.flatMap((value) => {
    const parsed = storedDraftSchema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

const DATABASE = "concord";
const STORE = "drafts";

/** Drafts in IndexedDB: room for large texts, written off the main thread. */
function indexedDbDrafts(factory: IDBFactory): DraftStore {
  let opening: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise((resolve, reject) => {
      const request = factory.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("IndexedDB did not open"));
    });
    return opening;
  }

  async function run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      // Only a completed transaction is on the disk.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("IndexedDB refused"));
    });
  }

  return {
    async put(draft) {
      await run("readwrite", (store) => store.put(draft));
    },
    async remove(key) {
      await run("readwrite", (store) => store.delete(key));
    },
    async list(personId, articleId) {
      const prefix = draftPrefix(personId, articleId);
      return readDrafts(await run("readonly", (store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))));
    },
  };
}

const LOCAL_PREFIX = "concord:draft:";

/** Drafts in `localStorage`: small, but written before the call returns, which a page that is going away needs. */
export function localDrafts(storage: Storage): DraftStore & { putNow(draft: StoredDraft): void } {
  const putNow = (draft: StoredDraft) => storage.setItem(LOCAL_PREFIX + draft.key, JSON.stringify(draft));
  return {
    putNow,
    put: async (draft) => putNow(draft),
    remove: async (key) => storage.removeItem(LOCAL_PREFIX + key),
    async list(personId, articleId) {
      const prefix = LOCAL_PREFIX + draftPrefix(personId, articleId);
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return readDrafts(keys.filter((key) => key.startsWith(prefix)).map((key) => parseJson(storage.getItem(key))));
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

export interface SafeDraftStore extends DraftStore {
  /** Keeps `draft` before the call returns, if it is small enough for that. */
  putNow(draft: StoredDraft): void;
}

/**
 * The first store, with the second behind it for when the first fails (private windows, a full disk), and for the
 * moment in which a page goes away. What both hold is the younger of the two.
 */
export function safeDrafts(first: DraftStore | null, second: ReturnType<typeof localDrafts> | null): SafeDraftStore {
  return {
    async put(draft) {
      try {
        if (!first) throw new Error("there is no database in this browser");
        await first.put(draft);
        await second?.remove(draft.key);
      } catch (error) {
        if (!second) throw error;
        await second.put(draft);
      }
    },
    putNow(draft) {
      try {
        second?.putNow(draft);
      } catch {
        // Too large for this place: the first store has the text up to the last moment.
      }
    },
    async remove(key) {
      await Promise.allSettled([first?.remove(key), second?.remove(key)]);
    },
    async list(personId, articleId) {
      const found = await Promise.allSettled([first?.list(personId, articleId), second?.list(personId, articleId)]);
      const drafts = found.flatMap((result) => (result.status === "fulfilled" ? (result.value ?? []) : []));
      const youngest = new Map<string, StoredDraft>();
      for (const draft of drafts.sort((a, b) => a.keptAt - b.keptAt)) youngest.set(draft.key, draft);
      return [...youngest.values()];
    },
  };
}

/** The drafts of this browser. Storage that is switched off (it throws on touch) counts as not there. */
export function browserDrafts(): SafeDraftStore {
  const database = attempt(() => window.indexedDB);
  const storage = attempt(() => window.localStorage);
  return safeDrafts(database && indexedDbDrafts(database), storage && localDrafts(storage));
}

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
