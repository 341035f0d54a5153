// Evaluated inside a page, in Ringside's and in the bare application's alike; adds window.bench.
(() => {
  const now = () => performance.timeOrigin + performance.now();

  /**
   * Resolves when an element fits `selector`: `inDocument` is the instant when the document held it, `painted`
   * when the second frame after that began, so that the first had been drawn in a window on screen. A page in a
   * hidden window draws no frames. Both in ms since the epoch.
   */
  const watch = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        if (document.querySelector(selector) === null) return;
        watcher.disconnect();
        const inDocument = now();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ inDocument, painted: now() })));
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });

  window.bench = { now, watch, seen: undefined };
})();
