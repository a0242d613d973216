"use client";

import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import styles from "./api-reference.module.css";
import { curlLine, headerLines, type Draft } from "./curl";

/** The request of one operation to edit, to copy as curl, and to send with the signed-in session or a token. */
export function TryIt({ initial }: { initial: Draft }) {
  const [draft, setDraft] = useState(initial);
  const [answer, setAnswer] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const origin = useSyncExternalStore(neverChanges, () => window.location.origin, () => "http://localhost:3000");
  const id = useId();
  const curl = curlLine(draft, origin);

  async function send() {
    setBusy(true);
    setAnswer(await answerTo(draft));
    setBusy(false);
  }

  return (
    <div className={styles.try}>
      <label htmlFor={`${id}-path`}>{draft.method}</label>
      <input id={`${id}-path`} className={styles.input} value={draft.path} spellCheck={false} onChange={(event) => setDraft({ ...draft, path: event.target.value })} />
      <label htmlFor={`${id}-headers`}>Headers</label>
      <textarea id={`${id}-headers`} className={styles.input} rows={3} value={draft.headers} spellCheck={false} onChange={(event) => setDraft({ ...draft, headers: event.target.value })} />
      {draft.method !== "GET" && (
        <>
          <label htmlFor={`${id}-body`}>Body</label>
          <textarea id={`${id}-body`} className={styles.input} rows={5} value={draft.body} spellCheck={false} onChange={(event) => setDraft({ ...draft, body: event.target.value })} />
        </>
      )}
      <pre className={styles.code} tabIndex={0} aria-label="The same with curl">{curl}</pre>
      <div className={styles.actions}>
        <Button variant="primary" isBusy={isBusy} onClick={() => void send()}>Send</Button>
        <Button onClick={() => void navigator.clipboard?.writeText(curl)}>Copy curl</Button>
      </div>
      <div aria-live="polite">{answer !== null && <pre className={styles.code} tabIndex={0} aria-label="Answer">{answer}</pre>}</div>
    </div>
  );
}

const neverChanges = () => () => {};

async function answerTo({ method, path, headers, body }: Draft): Promise<string> {
  try {
    const response = await fetch(path, { method, headers: headerLines(headers), ...(method !== "GET" && body ? { body } : {}) });
    const text = await response.text();
    return `${response.status}\n${[...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${pretty(text)}`;
  } catch (error) {
    return `The request could not be sent: ${String(error)}`;
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
