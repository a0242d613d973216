import { classNames } from "./class-names";
import styles from "./skeleton.module.css";

/** Grey bars in the place of text that is on its way, so that nothing moves when it comes. */
export function Skeleton({ lines = 1, className }: { lines?: number; className?: string }) {
  return (
    <span className={classNames(styles.skeleton, className)} aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.line} />
      ))}
    </span>
  );
}
