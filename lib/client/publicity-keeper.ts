import type { Publicity } from "../publishing/schema";

/** What is known of an article's public page, from whatever the server has answered last. */
export interface PublicityKeeper {
  get(): Publicity;
  subscribe(listener: () => void): () => void;
  /** An answer of the server; one that is older than what is known says nothing new. */
  tell(article: Publicity): void;
}

export function createPublicityKeeper(first: Publicity): PublicityKeeper {
  let known = publicityOf(first);
  const listeners = new Set<() => void>();
  return {
    get: () => known,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(article) {
      // Each step to or from the public page is a version of its own.
      if (article.version <= known.version) return;
      known = publicityOf(article);
      for (const listener of listeners) listener();
    },
  };
}

function publicityOf({ status, version, publishedVersion, publishedSlug }: Publicity): Publicity {
  return { status, version, publishedVersion, publishedSlug };
}
