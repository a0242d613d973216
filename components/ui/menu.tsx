"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./menu.module.css";

export interface MenuProps {
  /** The button that opens the menu. */
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "bottom" | "right";
  align?: "start" | "center" | "end";
}

/** Commands behind a button: arrows, letters, Home and End move; Escape closes and gives the focus back. */
export function Menu({ trigger, children, side = "bottom", align = "end" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        {/* A landmark of its own, because it stands outside of those of the page. */}
        <Base.Positioner role="region" aria-label="Menu" className={styles.positioner} side={side} align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  icon?: ReactNode;
  children: ReactNode;
}

export function MenuItem({ icon, children, onSelect, isDangerous, isDisabled }: ItemProps & { onSelect: () => void; isDangerous?: boolean; isDisabled?: boolean }) {
  return (
    <Base.Item className={classNames(styles.item, isDangerous && styles.danger)} onClick={onSelect} disabled={isDisabled}>
      <span className={styles.icon}>{icon}</span>
      {children}
    </Base.Item>
  );
}

export function MenuLink({ icon, children, href }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem className={styles.item} render={<Link href={href} />} closeOnClick>
      <span className={styles.icon}>{icon}</span>
      {children}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}

export interface MenuChoice<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

/** A group in which exactly one choice holds. */
export function MenuRadioGroup<Value extends string>({ label, value, choices, onChange }: { label: string; value: Value; choices: MenuChoice<Value>[]; onChange: (value: Value) => void }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.groupLabel}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} className={styles.item} closeOnClick={false}>
            <span className={styles.icon}>{choice.icon}</span>
            {choice.label}
            <Base.RadioItemIndicator className={styles.check}>
              <Check aria-hidden="true" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
