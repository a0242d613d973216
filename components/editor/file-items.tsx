"use client";

import { Copy, Download, FileCode } from "lucide-react";
import { MenuItem } from "@/components/ui/menu";
import type { Content } from "@/lib/editor/content";
import { downloadHtml } from "./download-html";
import type { Rescue } from "./use-rescue";

/** The ways to take the article along, as items of a menu. `read` gives it as it is when one is chosen. */
export function FileItems({ rescue, read }: { rescue: Rescue; read: () => Content }) {
  return (
    <>
      <MenuItem icon={<Copy aria-hidden="true" />} onSelect={() => rescue.copy(read())}>
        Copy as Markdown
      </MenuItem>
      <MenuItem icon={<Download aria-hidden="true" />} onSelect={() => rescue.download(read())}>
        Download as Markdown
      </MenuItem>
      <MenuItem icon={<FileCode aria-hidden="true" />} onSelect={() => void downloadHtml(read())}>
        Download as HTML
      </MenuItem>
    </>
  );
}
