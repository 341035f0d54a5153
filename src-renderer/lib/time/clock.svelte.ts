import { createSubscriber } from 'svelte/reactivity';

/**
 * The current time in ms since the epoch. Read inside an effect, a derived value or a template it is read again every
 * second, and the timer exists only as long as something on screen depends on it.
 */
export function now(): number {
  everySecond();
  return Date.now();
}

const everySecond = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => {
    clearInterval(timer);
  };
});
