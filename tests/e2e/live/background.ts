/** The test extension's background: inserts the style of the marks where it is asked to, as the real one does. */
const api = (globalThis as { browser?: typeof chrome }).browser ?? chrome;

api.runtime.onMessage.addListener((message: { css: string }, { tab, frameId }, reply) => {
  const target = { tabId: tab!.id!, frameIds: [frameId ?? 0] };
  void Promise.all(
    (['USER', 'AUTHOR'] as const).map((origin) => api.scripting.insertCSS({ target, css: message.css, origin })),
  ).then(
    () => reply('done'),
    (error) => reply(String(error)),
  );
  return true;
});
