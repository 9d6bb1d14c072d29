/** An element's shadow root, closed ones too: each browser has its own way for extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  const firefox = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
  const dom = globalThis.chrome?.dom;
  return (
    (element instanceof HTMLElement && (dom?.openOrClosedShadowRoot(element) as ShadowRoot | null)) ||
    element.shadowRoot
  );
}
