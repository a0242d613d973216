import { Check } from "lucide-react";
import styles from "./specimen.module.css";

/** A picture made of text: two people change one paragraph, and both changes stay. Decoration only. */
export function Specimen() {
  return (
    <figure className={styles.specimen}>
      <div className={styles.sheet}>
        <p className={styles.name} data-side="yours">
          You
        </p>
        <p className={styles.text}>
          The boat leaves at <mark data-side="yours">half past six</mark>, from the north pier. Bring a coat.
        </p>
      </div>
      <div className={styles.sheet}>
        <p className={styles.name} data-side="theirs">
          Maren
        </p>
        <p className={styles.text}>
          The boat leaves at seven, from the <mark data-side="theirs">old harbour</mark>. Bring a coat.
        </p>
      </div>
      <svg className={styles.join} viewBox="0 0 200 56" fill="none" strokeWidth="2.5" strokeLinecap="round">
        <path d="M50 4c0 30 50 18 50 48" data-side="yours" />
        <path d="M150 4c0 30-50 18-50 48" data-side="theirs" />
      </svg>
      <div className={`${styles.sheet} ${styles.result}`}>
        <p className={styles.text}>
          The boat leaves at <mark data-side="yours">half past six</mark>, from the <mark data-side="theirs">old harbour</mark>. Bring a coat.
        </p>
        <p className={styles.saved}>
          <Check />
          Saved. Nobody had to be asked.
        </p>
      </div>
    </figure>
  );
}
