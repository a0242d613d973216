"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { useNotice } from "@/components/ui/notice";
import styles from "./shown-once.module.css";

/** A secret that the server tells once, to be copied; `what` is its name in a sentence, such as "token". */
export function ShownOnce({ title, secret, what, onClose }: { title: string; secret: string; what: string; onClose: () => void }) {
  const notify = useNotice();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Browsers refuse on plain http: then the text can still be selected by hand.
      notify({ tone: "problem", title: "The browser did not allow copying", description: `Select the ${what} and copy it by hand.` });
    }
  };
  return (
    <div className={styles.secret}>
      <Message tone="success" isAlert title={title}>
        <code className={styles.code} tabIndex={0}>
          {secret}
        </code>
        <div className={styles.buttons}>
          <Button size="sm" icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} onClick={() => void copy()}>
            {isCopied ? "Copied" : `Copy ${what}`}
          </Button>
          <Button size="sm" variant="quiet" onClick={onClose}>
            I have it
          </Button>
        </div>
      </Message>
    </div>
  );
}
