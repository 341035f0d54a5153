/** The local day of an instant, as a key that sorts. */
export function dayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** How many local days `at` lies before `now`: 0 today, 1 yesterday. */
export function daysBefore(at: number, now: number): number {
  const start = (instant: number): number => {
    const date = new Date(instant);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((start(now) - start(at)) / 86_400_000);
}
