import styles from "./kbd.module.css";

/** Keys to press together, one cap each: `["Ctrl", "Enter"]`. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
