import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./message.module.css";

export type MessageTone = "info" | "success" | "warning" | "danger";

export interface MessageProps {
  tone?: MessageTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once when it appears. For answers to something the person just did. */
  isAlert?: boolean;
}

/** Sentences that stay on the page: what happened, whether the text is safe, what to do next. */
export function Message({ tone = "info", title, children, actions, isAlert }: MessageProps) {
  return (
    <div className={classNames(styles.message, styles[tone])} role={isAlert ? "alert" : undefined}>
      <span className={styles.icon}>{ICONS[tone]}</span>
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

const ICONS: Record<MessageTone, ReactNode> = {
  info: <Info aria-hidden="true" />,
  success: <CircleCheck aria-hidden="true" />,
  warning: <TriangleAlert aria-hidden="true" />,
  danger: <CircleAlert aria-hidden="true" />,
};
