const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';
/** What an agent takes for one thing: a press meant for one of them must not act on the next. */
const ONE_THING = 'li, article, tr';

/** Where something was: in `parent`, right before `next`. */
interface Place {
  readonly parent: Node;
  readonly next: Node | null;
}

/**
 * Keeps the keyboard on the page where a control goes away with its own press, as "Save" does: otherwise nothing has it,
 * no ring is to be seen, and keys are dead. Whatever moves the keyboard itself wins. And a key that is held presses a
 * button once, so that it cannot run through a list. Returns the function that stops.
 */
export function keepFocus(root: HTMLElement): () => void {
  const { ownerDocument: document } = root;
  let last: HTMLElement | null = null;

  const onFocus = ({ target }: FocusEvent): void => {
    last = target instanceof HTMLElement ? target : null;
  };
  const onBlur = ({ target }: FocusEvent): void => {
    // Chromium tells of it too when the element goes away, while it is still there.
    queueMicrotask(() => {
      if (last === target && last?.isConnected === true) last = null;
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.repeat && event.key === 'Enter' && onButton) event.preventDefault();
  };
  const observer = new MutationObserver((records) => {
    const gone = last;
    if (gone === null || gone.isConnected) return;
    last = null;
    const place = placeOf(gone, records);
    // Behind whatever the page does about it itself.
    if (place !== null)
      setTimeout(() => {
        if (document.activeElement === document.body) takeUp(place, root);
      });
  });

  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  root.addEventListener('keydown', onKey);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
    root.removeEventListener('keydown', onKey);
  };
}

/** The place of what went away with an element; null where that is gone as well. */
function placeOf(gone: Node, records: readonly MutationRecord[]): Place | null {
  const taken = records.findLast(
    ({ target, removedNodes }) => target.isConnected && [...removedNodes].some((node) => node.contains(gone)),
  );
  return taken === undefined ? null : { parent: taken.target, next: taken.nextSibling };
}

/**
 * Focuses what comes next after a place, else what is last before it, the nearer the better; a list that has the keyboard
 * for its rows gets it itself.
 */
function takeUp({ parent, next }: Place, root: HTMLElement): void {
  let after = next;
  for (let scope: Node | null = parent; scope instanceof HTMLElement; scope = scope.parentElement) {
    if (scope.matches('[tabindex="0"]')) {
      scope.focus({ preventScroll: true });
      return;
    }
    const all = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(canTake);
    const target = all.find((element) => after !== null && isAtOrAfter(element, after)) ?? all.at(-1);
    if (target !== undefined) {
      focusSafely(target, parent);
      return;
    }
    const head = scope.querySelector<HTMLElement>('[data-head]');
    if (head !== null || scope === root) {
      head?.focus();
      return;
    }
    after = scope.nextSibling;
  }
}

/** A button of another thing gets the keyboard by its thing: Enter, pressed twice, must not act on both. */
function focusSafely(target: HTMLElement, from: Node): void {
  const thing = target.closest<HTMLElement>(ONE_THING);
  if (target.tagName !== 'BUTTON' || thing === null || thing.contains(from)) {
    target.focus();
    return;
  }
  thing.tabIndex = -1;
  thing.addEventListener('blur', () => thing.removeAttribute('tabindex'), { once: true });
  thing.focus();
}

function isAtOrAfter(element: Node, place: Node): boolean {
  return (
    place.contains(element) ||
    (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

function canTake(element: HTMLElement): boolean {
  // What cannot be undone is never under a finger that has just pressed something else.
  return !element.matches(':disabled, .danger') && element.checkVisibility();
}
