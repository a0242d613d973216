import { Badge } from "@/components/ui/badge";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { publicationOf } from "@/lib/publishing/publication";
import type { Publicity } from "@/lib/publishing/schema";
import { asideOf, MARK_WORDS, newerWords } from "./words";

/** A mark in a list for what is public or archived; nothing for a draft. */
export function StatusBadge({ article }: { article: Publicity }) {
  const publication = publicationOf(article);
  const aside = asideOf(publication, []);
  if (publication.kind === "draft") return null;
  return (
    <Badge tone={publication.kind === "published" ? "success" : "neutral"}>
      {MARK_WORDS[publication.kind]}
      {publication.kind === "published" && aside && (
        <>
          <span aria-hidden="true">· {aside}</span>
          <VisuallyHidden as="span">, {newerWords(publication.newerCount)}</VisuallyHidden>
        </>
      )}
    </Badge>
  );
}
