"use client";

import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { Space } from "@/lib/spaces/schema";
import { useSpace } from "./use-space";

/** Looks a space up by its address and shows the page of it, or why there is none. */
export function SpacePage({ slug, children }: { slug: string; children: (space: Space) => ReactNode }) {
  const lookup = useSpace(slug);
  if (lookup.kind === "found") return children(lookup.space);
  if (lookup.kind === "failed") {
    return (
      <Page title="Space">
        <LoadFailure error={lookup.error} what="the space" onRetry={lookup.retry} />
      </Page>
    );
  }
  if (lookup.kind === "missing") {
    return (
      <Page title="No such space">
        <EmptyState title="Nothing here that you may see" actions={<ButtonLink href="/">Go to your spaces</ButtonLink>}>
          <p>The address may be wrong, the space may be gone, or its owners have not made you a member. They can do so in the settings of the space.</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={<Skeleton />}>
      <Skeleton lines={8} />
    </Page>
  );
}
