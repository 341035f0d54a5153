/** Whether a notice of this kind stands for as long as what it tells of: nobody can put it out of sight before. */
export function isStanding(kind: string): boolean {
  return kind === 'inClear';
}
