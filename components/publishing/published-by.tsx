"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { revisionQuery } from "@/lib/client/queries";
import styles from "./publishing-panel.module.css";

/** Who published what is public now and when, and the way to what has changed since. */
export function PublishedBy({ articleId, version, newestVersion }: { articleId: string; version: number; newestVersion: number }) {
  const { data: revision } = useQuery(revisionQuery(articleId, version));
  return (
    <p className={styles.facts}>
      {revision && (
        <span>
          Published by {revision.author.name}, <RelativeTime at={revision.createdAt} />
        </span>
      )}
      {newestVersion > version && <Link href={`/articles/${articleId}/history?from=${version}&to=${newestVersion}`}>See what changed since</Link>}
    </p>
  );
}
