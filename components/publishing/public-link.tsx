"use client";

import { Check, Copy, ExternalLink } from "lucide-react";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button, ButtonLink } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { TextField } from "@/components/ui/field";
import { useNotice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { publicPath } from "@/lib/publishing/publication";
import styles from "./publishing-panel.module.css";

/** The address of the public page: to read, to copy and to open. */
export function PublicLink({ slug }: { slug: string }) {
  const announce = useAnnounce();
  const notify = useNotice();
  const [isCopied, setCopied] = useState(false);
  const path = publicPath(slug);
  const address = window.location.origin + path;
  const copy = async () => {
    const isDone = await copyText(address);
    setCopied(isDone);
    if (isDone) announce("The public link was copied.");
    else notify({ tone: "problem", title: "The browser did not allow copying", description: "Select the link and copy it by hand." });
  };
  return (
    <div className={styles.link}>
      <TextField label="Public link" readOnly value={decodeURI(address)} onFocus={(event) => event.currentTarget.select()} />
      <div className={styles.linkActions}>
        <Button size="sm" icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} onClick={() => void copy()}>
          {isCopied ? "Copied" : "Copy link"}
        </Button>
        <ButtonLink size="sm" icon={<ExternalLink aria-hidden="true" />} href={path} prefetch={false} target="_blank">
          Open the page<VisuallyHidden as="span"> in a new tab</VisuallyHidden>
        </ButtonLink>
      </div>
    </div>
  );
}
