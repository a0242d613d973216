"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { AnnouncerProvider } from "@/components/ui/announcer";
import { NoticeProvider } from "@/components/ui/notice";
import { shouldRetry } from "@/lib/client/outcome-error";
import { CspNonceProvider } from "./csp-nonce";

/** Everything that a page of the app stands in. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: shouldRetry, networkMode: "always" },
        },
      }),
  );
  return (
    <CspNonceProvider nonce={nonce}>
      <CSPProvider nonce={nonce}>
        <QueryClientProvider client={queryClient}>
          <Tooltip.Provider delay={500}>
            <AnnouncerProvider>
              <NoticeProvider>{children}</NoticeProvider>
            </AnnouncerProvider>
          </Tooltip.Provider>
        </QueryClientProvider>
      </CSPProvider>
    </CspNonceProvider>
  );
}
