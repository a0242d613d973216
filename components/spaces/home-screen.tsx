"use client";

import { FolderPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { NewSpaceDialog } from "./new-space-dialog";

/** For somebody who is in no space yet. */
export function HomeScreen() {
  const router = useRouter();
  const [isCreating, setCreating] = useState(false);
  return (
    <Page title="Welcome">
      <EmptyState
        icon={<FolderPlus />}
        title="You are in no space yet"
        actions={
          <Button variant="primary" onClick={() => setCreating(true)}>
            Make a space
          </Button>
        }
      >
        <p>A space holds articles and the people who read and write them: a handbook, a project, a notebook of your own. Make one, or ask a colleague to add you to theirs.</p>
      </EmptyState>
      <NewSpaceDialog isOpen={isCreating} onOpenChange={setCreating} onCreated={(space) => router.push(`/spaces/${encodeURIComponent(space.slug)}`)} />
    </Page>
  );
}
