/**
 * Runs in the page. Texts that are cut off, controls that stick out of the window, labels of the timeline that overlap.
 * What is meant to end in an ellipsis is not counted; titles of the timeline are not meant to.
 */
export function faults(): string[] {
  const found: string[] = [];
  const root: Document | ShadowRoot = document.querySelector('.at-card, .at-dock')?.shadowRoot ?? document;
  const say = (node: Element) =>
    `${node.tagName.toLowerCase()}.${node.getAttribute('class') ?? ''} “${(node.textContent ?? '').slice(0, 40)}”`;
  for (const node of root.querySelectorAll<HTMLElement>('.p38, .p38 *')) {
    if (!(node instanceof HTMLElement)) continue;
    const style = getComputedStyle(node);
    if (
      (style.textOverflow === 'ellipsis' && !node.matches('.tl-seg > h3')) ||
      node.closest('.vh') ||
      style.visibility === 'hidden'
    )
      continue;
    const clips = style.overflowX !== 'visible' && !node.matches('.sb-body, .card-scroll, input');
    if (node.scrollWidth > node.clientWidth + 1 && clips && node.clientWidth) found.push(`cut off: ${say(node)}`);
    const box = node.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1) && !node.closest('.grip'))
      found.push(`outside the window: ${say(node)}`);
  }
  for (const scroller of root.querySelectorAll('.sb-body, .card-scroll'))
    if (scroller.scrollWidth > scroller.clientWidth + 1) found.push(`scrolls sideways: ${say(scroller).slice(0, 60)}`);
  const rows = [...root.querySelectorAll('.ev')].map((row) => row.getBoundingClientRect());
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (next && next.top < row.bottom - 1 && next.bottom > row.top)
      found.push(`overlap of entries ${i} and ${i + 1} of the timeline by ${Math.round(row.bottom - next.top)}px`);
  });
  return found;
}
