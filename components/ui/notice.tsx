"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useCallback, type ReactNode } from "react";
import styles from "./notice.module.css";

export type NoticeTone = "info" | "success" | "problem";

export interface NoticeOptions {
  title: string;
  description?: string;
  tone?: NoticeTone;
  /** One thing to do about it, e.g. Undo. */
  action?: { label: string; onClick: () => void };
  /** 0 keeps it until it is closed. Problems stay, everything else goes after six seconds. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 6000;

/** Shows a quiet notice in the corner, read out politely. Gives back a function that closes it. */
export function useNotice(): (options: NoticeOptions) => () => void {
  const { add, close } = Toast.useToastManager();
  return useCallback(
    ({ title, description, tone = "info", action, timeoutMs }) => {
      const id = add({
        title,
        description,
        type: tone,
        priority: tone === "problem" ? "high" : "low",
        timeout: timeoutMs ?? (tone === "problem" ? 0 : DEFAULT_TIMEOUT_MS),
        actionProps: action && {
          children: action.label,
          onClick: () => {
            close(id);
            action.onClick();
          },
        },
      });
      return () => close(id);
    },
    [add, close],
  );
}

const ICONS: Record<NoticeTone, ReactNode> = {
  info: <Info aria-hidden="true" />,
  success: <CircleCheck aria-hidden="true" />,
  problem: <CircleAlert aria-hidden="true" />,
};

export function NoticeProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label="Notices">
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.notice} swipeDirection={["right", "down"]}>
      <Toast.Content className={styles.content}>
        <span className={styles.icon} data-tone={toast.type}>
          {ICONS[(toast.type ?? "info") as NoticeTone]}
        </span>
        <div className={styles.text}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.description} />
        </div>
        {toast.actionProps && <Toast.Action className={styles.action} />}
        <Toast.Close className={styles.close} aria-label="Close notice">
          <X aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
