"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Menu as MenuIcon, Search, X } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { NewArticleDialog } from "@/components/articles/new-article-dialog";
import { NewSpaceDialog } from "@/components/spaces/new-space-dialog";
import { ButtonLink } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Message } from "@/components/ui/message";
import { useNotice } from "@/components/ui/notice";
import { useSignOut } from "@/lib/client/mutations";
import { outcomeOf } from "@/lib/client/outcome-error";
import { meQuery } from "@/lib/client/queries";
import { browserRecentArticles } from "@/lib/client/recent-articles";
import { failureSentence } from "@/lib/client/sentences";
import type { Space } from "@/lib/spaces/schema";
import type { Me } from "@/lib/users/schema";
import { Brand } from "./brand";
import { CommandPalette } from "./command-palette";
import { Sidebar } from "./sidebar";
import { useCurrentPlace } from "./use-current-place";
import { useRecentArticles } from "./use-recent-articles";
import styles from "./app-frame.module.css";

/** The frame around every page of a signed-in person: navigation beside or behind the page, search over it. */
export function AppFrame({ me: initialMe, lastSpace, children }: { me: Me; lastSpace: string | null; children: ReactNode }) {
  const { data: me, error } = useQuery({ ...meQuery(), initialData: initialMe });
  const isSignedOut = outcomeOf(error)?.kind === "unauthorized";
  const router = useRouter();
  const pathname = usePathname();
  const notify = useNotice();
  const place = useCurrentPlace(lastSpace);
  const recent = useRecentArticles(me.id, place);
  const signOut = useSignOut();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isNewSpaceOpen, setNewSpaceOpen] = useState(false);
  const [newArticle, setNewArticle] = useState<{ space: Space; parentId: string | null } | null>(null);

  usePaletteKey(() => setPaletteOpen((isOpen) => !isOpen));
  useCloseOnNavigation(pathname, () => setDrawerOpen(false));

  const sidebar = (
    <Sidebar
      me={me}
      place={place}
      recent={recent}
      onSearch={() => {
        setDrawerOpen(false);
        setPaletteOpen(true);
      }}
      onNewArticle={(space, parentId) => setNewArticle({ space, parentId })}
      onNewSpace={() => setNewSpaceOpen(true)}
      onSignOut={() =>
        signOut.mutate(undefined, {
          onSuccess: (outcome) => {
            if (outcome.kind === "ended") {
              // Whoever has the device next does not learn what the person read.
              browserRecentArticles.forgetAll(me.id);
              // A whole new page: nothing that was read in the session stays in memory.
              window.location.assign("/sign-in");
            } else notify({ tone: "problem", title: "You are still signed in", description: failureSentence(outcome, "sign you out") });
          },
        })
      }
    />
  );

  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <aside className={styles.side} aria-label="Spaces and account">{sidebar}</aside>
      <header className={styles.bar}>
        <IconButton label="Open navigation" hasTooltip={false} icon={<MenuIcon aria-hidden="true" />} onClick={() => setDrawerOpen(true)} />
        <Link href="/" className={styles.barHome} aria-label="Concord, to the last space">
          <Brand />
        </Link>
        <IconButton label="Search" hasTooltip={false} icon={<Search aria-hidden="true" />} onClick={() => setPaletteOpen(true)} />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {isSignedOut && (
          <Message tone="warning" isAlert title="You are signed out" actions={<ButtonLink href={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</ButtonLink>}>
            Your session has ended, here or in another tab. What you typed and could not save is kept on this device.
          </Message>
        )}
        {children}
      </main>

      <Dialog.Root open={isDrawerOpen} onOpenChange={setDrawerOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop className={styles.backdrop} />
          <Dialog.Popup className={styles.drawer} aria-label="Navigation">
            {sidebar}
            <Dialog.Close className={styles.closeDrawer} aria-label="Close navigation">
              <X aria-hidden="true" />
            </Dialog.Close>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>

      <CommandPalette
        isOpen={isPaletteOpen}
        onOpenChange={setPaletteOpen}
        place={place}
        recent={recent}
        onNewArticle={(space) => setNewArticle({ space, parentId: null })}
        onNewSpace={() => setNewSpaceOpen(true)}
      />
      <NewSpaceDialog isOpen={isNewSpaceOpen} onOpenChange={setNewSpaceOpen} onCreated={(space) => router.push(`/spaces/${encodeURIComponent(space.slug)}`)} />
      <NewArticleDialog
        target={newArticle}
        onClose={() => setNewArticle(null)}
        onCreated={(article) => {
          setNewArticle(null);
          router.push(`/articles/${article.id}`);
        }}
      />
    </div>
  );
}

/** Ctrl/Cmd+K, unless something with the focus (a text editor) has a use of its own for it. */
function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey) return;
      if (!event.metaKey && !event.ctrlKey) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}

function useCloseOnNavigation(pathname: string, close: () => void): void {
  const [seen, setSeen] = useState(pathname);
  if (seen !== pathname) {
    setSeen(pathname);
    close();
  }
}
