// Evaluated inside the pop's page: keeps in window.seenCalls what each call looked like, and when. Reads only.
(() => {
  const seen = new Map();
  window.seenCalls = seen;
  const now = () => performance.timeOrigin + performance.now();

  const entryOf = (card) => {
    const callId = card.dataset.callId;
    const known = seen.get(callId);
    if (known !== undefined) return known;
    const entry = {
      callId,
      raw: card.dataset.raw ?? '',
      shownAt: null,
      identifiedAt: null,
      text: '',
      badges: [],
      queue: null,
      inFull: false,
    };
    seen.set(callId, entry);
    return entry;
  };

  const read = () => {
    for (const card of document.querySelectorAll('[data-call-id]')) {
      const entry = entryOf(card);
      // What the agent read while the phone rang: the card where there was one, else the line in the list.
      const inFull = card.tagName === 'ARTICLE';
      if (entry.text === '' || (card.dataset.callState !== 'ended' && (inFull || !entry.inFull))) {
        entry.text = card.innerText.replace(/\s+/g, ' ').trim();
        entry.inFull = inFull;
      }
      entry.badges = [...card.querySelectorAll('[data-badge]')].map((badge) => badge.dataset.badge);
      const queue = card.querySelector('[data-fact="queue"][data-tone="value"] [data-value]');
      entry.queue = queue === null ? null : queue.innerText.trim();
      const pending = card.querySelector('[data-fact][data-tone="pending"]') !== null;
      if (entry.shownAt !== null && (pending || entry.identifiedAt !== null)) continue;
      // The frame after the next: by then this one was drawn.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          entry.shownAt ??= now();
          if (!pending) entry.identifiedAt ??= now();
        }),
      );
    }
  };

  new MutationObserver(read).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  document.addEventListener('visibilitychange', read);
  read();
})();
