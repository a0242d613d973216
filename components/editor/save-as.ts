/** Hands `content` to the browser as a download, called after an article's title. */
export function saveAs(title: string, ending: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `${fileName(title)}.${ending}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 100) || "article";
}
