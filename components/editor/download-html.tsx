import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { MarkdownView } from "@/components/markdown/markdown-view";
import type { Content } from "@/lib/editor/content";
import { saveAs } from "./save-as";

/** Keeps an article as one page that can be read anywhere: as it is shown here, with its images inside. */
export async function downloadHtml({ title, body }: Pick<Content, "title" | "body">): Promise<void> {
  const page = document.implementation.createHTMLDocument(title || "Untitled");
  page.documentElement.lang = document.documentElement.lang;
  page.head.insertAdjacentHTML("afterbegin", '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">');
  page.head.append(Object.assign(page.createElement("style"), { textContent: STYLE }));
  const heading = Object.assign(page.createElement("h1"), { textContent: title || "Untitled" });
  const main = page.createElement("main");
  main.append(heading, ...rendered(body));
  page.body.append(main);
  await Promise.all([...page.images].map(embed));
  for (const link of page.querySelectorAll("a[href^='/']")) link.setAttribute("href", new URL(link.getAttribute("href")!, window.location.origin).href);
  saveAs(title, "html", new Blob([`<!doctype html>\n${page.documentElement.outerHTML}\n`], { type: "text/html;charset=utf-8" }));
}

/** The elements of a text, without what only means something on this page. */
function rendered(body: string): ChildNode[] {
  const host = document.createElement("div");
  const root = createRoot(host);
  flushSync(() => root.render(<MarkdownView source={body} />));
  const copy = host.firstElementChild!.cloneNode(true) as Element;
  root.unmount();
  for (const element of copy.querySelectorAll("*")) for (const name of ["class", "tabindex", "loading", "decoding", "referrerpolicy"]) element.removeAttribute(name);
  return [...copy.childNodes];
}

/** Puts an image that is kept here into the page itself; one that cannot be had keeps its address. */
async function embed(image: HTMLImageElement): Promise<void> {
  const address = image.getAttribute("src") ?? "";
  if (!address.startsWith("/")) return;
  image.setAttribute("src", new URL(address, window.location.origin).href);
  const response = await fetch(address).catch(() => null);
  if (response?.ok) image.setAttribute("src", await dataUrlOf(await response.blob()));
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("an image that could not be read"));
    reader.readAsDataURL(blob);
  });
}

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.65 system-ui, sans-serif; }
main { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 0.5em; }
h1 { margin-top: 0; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: 0.75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 0.375rem; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid color-mix(in srgb, currentColor 25%, transparent); }
table { border-collapse: collapse; }
[role="region"] { overflow-x: auto; }
th, td { padding: 0.35rem 0.75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); text-align: start; }
`;
