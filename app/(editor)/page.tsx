import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { LAST_SPACE_COOKIE, lastSpaceSlug } from "@/components/shell/last-space-cookie";
import { HomeScreen } from "@/components/spaces/home-screen";
import { visibleSpaces } from "@/lib/server/page-cache";
import { getPageViewer } from "@/lib/server/page-session";

export default async function HomePage() {
  const session = await getPageViewer();
  const spaces = session.kind === "signed-in" ? await visibleSpaces(session) : null;
  const last = lastSpaceSlug((await cookies()).get(LAST_SPACE_COOKIE)?.value);
  const target = spaces?.find((space) => space.slug === last) ?? spaces?.[0];
  if (target) redirect(`/spaces/${encodeURIComponent(target.slug)}`);
  return <HomeScreen />;
}
