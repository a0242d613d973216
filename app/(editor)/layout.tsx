import { HydrationBoundary } from "@tanstack/react-query";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import AppProviders from "../app-providers";
import { AppFrame } from "@/components/shell/app-frame";
import { LAST_SPACE_COOKIE, lastSpaceSlug } from "@/components/shell/last-space-cookie";
import { frameCache } from "@/lib/server/page-cache";
import { getPageViewer } from "@/lib/server/page-session";

export default async function EditorLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get("x-path") ?? "/";
  const session = await getPageViewer();
  if (session.kind === "setup") redirect("/setup");
  if (session.kind === "anonymous") redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
  const lastSpace = lastSpaceSlug((await cookies()).get(LAST_SPACE_COOKIE)?.value);
  return (
    <AppProviders>
      <HydrationBoundary state={await frameCache(session, path, lastSpace)}>
        <AppFrame me={session.user} lastSpace={lastSpace}>{children}</AppFrame>
      </HydrationBoundary>
    </AppProviders>
  );
}
