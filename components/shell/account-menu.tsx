"use client";

import { BookOpen, ChevronsUpDown, CodeXml, LogOut, Monitor, Moon, Settings, Split, Sun } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuLink, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu";
import type { Me } from "@/lib/users/schema";
import { useTheme } from "./use-theme";
import styles from "./account-menu.module.css";

/** Who is signed in, and what concerns the person rather than a space. */
export function AccountMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const [theme, setTheme] = useTheme();
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button type="button" className={styles.trigger} aria-label={`Account of ${me.name}`}>
          <Avatar name={me.name} id={me.id} />
          <span className={styles.name}>{me.name}</span>
          <ChevronsUpDown aria-hidden="true" className={styles.chevron} />
        </button>
      }
    >
      <MenuLink href="/settings" icon={<Settings aria-hidden="true" />}>
        Your settings
      </MenuLink>
      <MenuLink href="/tour" icon={<Split aria-hidden="true" />}>
        See a conflict happen
      </MenuLink>
      <MenuLink href="/docs/api" icon={<CodeXml aria-hidden="true" />}>
        API reference
      </MenuLink>
      <MenuLink href="/problems" icon={<BookOpen aria-hidden="true" />}>
        Answers of the API
      </MenuLink>
      <MenuSeparator />
      <MenuRadioGroup
        label="Appearance"
        value={theme}
        onChange={setTheme}
        choices={[
          { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
          { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
          { value: "system", label: "As the system", icon: <Monitor aria-hidden="true" /> },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
