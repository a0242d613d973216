"use client";

import { outcomeOf } from "@/lib/client/outcome-error";
import { failureSentence } from "@/lib/client/sentences";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";

/** In the place of what could not be loaded: why, and a way to try again. A bug goes on to the error page. */
export function LoadFailure({ error, what, onRetry }: { error: unknown; what: string; onRetry?: () => void }) {
  const outcome = outcomeOf(error);
  if (!outcome) throw error;
  return (
    <Message tone="danger" isAlert actions={onRetry && <Button onClick={onRetry}>Try again</Button>}>
      {failureSentence(outcome, `load ${what}`)}
    </Message>
  );
}
