"use client";

import { useQuery } from "@tanstack/react-query";
import { spacesQuery } from "@/lib/client/queries";
import type { Space } from "@/lib/spaces/schema";

/** The space with this address: found, still loading, not there, or not to be had. */
export type SpaceLookup = { kind: "found"; space: Space } | { kind: "loading" } | { kind: "missing" } | { kind: "failed"; error: unknown; retry: () => void };

export function useSpace(slug: string): SpaceLookup {
  const { data, error, refetch } = useQuery(spacesQuery());
  const space = data?.find((candidate) => candidate.slug === slug);
  if (space) return { kind: "found", space };
  if (data) return { kind: "missing" };
  if (error) return { kind: "failed", error, retry: () => void refetch() };
  return { kind: "loading" };
}
