import styles from "./brand.module.css";

/** Two strokes that become one. */
function BrandMark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" fill="none" strokeWidth="3.25" strokeLinecap="round" aria-hidden="true">
      <path d="M5 4.5c0 6.5 7 5 7 15" className={styles.yours} />
      <path d="M19 4.5c0 6.5-7 5-7 15" className={styles.theirs} />
    </svg>
  );
}

export function Brand() {
  return (
    <span className={styles.brand}>
      <BrandMark className={styles.mark} />
      Concord
    </span>
  );
}
