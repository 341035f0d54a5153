const WINDOW_MS = 1000;
const MOST = 10;

/** Ten requests within any second, for all of a customer. What is turned away does not count. */
export function createLimiter(now: () => number) {
  let passed: number[] = [];
  return {
    takes(): boolean {
      const at = now();
      passed = passed.filter((earlier) => earlier > at - WINDOW_MS && earlier <= at);
      if (passed.length >= MOST) return false;
      passed.push(at);
      return true;
    },
  };
}
