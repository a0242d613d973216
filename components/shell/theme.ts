/** How the page looks: a choice of the person, or the system's. Kept in this browser. */
export type ThemeChoice = "light" | "dark" | "system";

const THEME_STORAGE_KEY = "concord-theme";

export function readThemeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_STORAGE_KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    // Storage may be forbidden; the system's theme is a good answer then.
    return "system";
  }
}

export function applyThemeChoice(choice: ThemeChoice): void {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  try {
    if (choice === "system") localStorage.removeItem(THEME_STORAGE_KEY);
    else localStorage.setItem(THEME_STORAGE_KEY, choice);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

/** Runs before the first paint, so that a dark page never flashes white. Plain text: it is inlined with a nonce. */
export const THEME_BOOT_SCRIPT = `try{var t=localStorage.getItem(${JSON.stringify(THEME_STORAGE_KEY)});if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
