import "server-only";
import type { ArticleService } from "../articles/service";
import type { SpaceService } from "../spaces/service";
import type { Viewer } from "../auth/viewer";
import type { Me } from "../users/schema";

const ARTICLES = [
  {
    title: "Welcome to Concord",
    body: `Concord keeps one promise: **no edit is ever silently overwritten**, and nobody is asked about a conflict that a machine could have settled.

## How it works

- Type. It saves by itself about a second after your last keystroke; the word above the text, *Saved* at first, tells whether the server has it.
- When somebody else changes another place of the same article, their change simply appears.
- Only when you both change the same words are you asked, and you see what each of you wrote.

## First steps

1. Change something on this page and watch that word.
2. Open the history (the button with three dots above the text, then *History*): every version is there, and any of them can be brought back.
3. Drop a few Markdown files on the list of articles to import them.
4. [See a conflict happen](/tour), also in the menu under your name: a walk-through that takes a minute, and needs nobody else.
`,
  },
  {
    title: "See a conflict happen",
    body: `The quickest way is the [walk-through](/tour) (also in the menu under your name): two writers on one page, one of them without a network.

To see the same on this article, you need two people, or one person with two browsers (a private window does).

1. Open this article in both.
2. In the first one, change the sentence below and wait until it says *Saved*.
3. In the second one, change the same words in another way.

> The meeting is on Tuesday at ten.

The second window keeps what you typed, fetches what the first one saved, and asks you which words to keep. Change different sentences instead, and it will not ask at all.
`,
  },
];

/** Makes the space that explains Concord to the first person who arrives. */
export async function welcomeOwner(owner: Me, services: { spaces: SpaceService; articles: ArticleService }): Promise<void> {
  const viewer: Viewer = { userId: owner.id, name: owner.name, via: "session", canWrite: true };
  const made = await services.spaces.create(viewer, {
    name: "Welcome",
    description: "A place to look around and try things.",
  });
  if (made.kind !== "created") return;
  // The one that explains last: the newest is where the person goes first.
  for (const article of [...ARTICLES].reverse()) {
    await services.articles.create(viewer, { ...article, spaceId: made.space.id, tags: [], parentId: null });
  }
}
