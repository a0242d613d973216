"use client";

import { createContext, useContext, type ReactNode } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** The nonce of this page, for libraries that put style elements into it (e.g. `EditorView.cspNonce`). */
export function useCspNonce(): string | undefined {
  return useContext(NonceContext);
}

export function CspNonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return <NonceContext value={nonce}>{children}</NonceContext>;
}
