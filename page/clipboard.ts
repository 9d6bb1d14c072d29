/**
 * Puts text on the clipboard, from a click. Resolves false when the browser refuses. The event way works on pages
 * without a secure context, where `navigator.clipboard` is missing; it needs no element in the page.
 */
export async function copyText(text: string, doc: Document = document): Promise<boolean> {
  try {
    await doc.defaultView!.navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const onCopy = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    };
    doc.addEventListener('copy', onCopy, { capture: true });
    doc.execCommand('copy');
    doc.removeEventListener('copy', onCopy, { capture: true });
    return done;
  }
}

/** Saves a text file, from a click. The link is never in the page's tree. */
export function saveText(name: string, text: string, doc: Document = document): void {
  const link = doc.createElementNS('http://www.w3.org/1999/xhtml', 'a') as HTMLAnchorElement;
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
