/**
 * The other side of `Child.ask`: answers each message of the parent, for as long as the parent lives. An
 * answer that cannot be given ends the process, which the parent reports.
 */
export function answerParent(answer: (message: unknown) => Promise<unknown>): void {
  process.on('message', (message) => {
    answer(message).then(
      (reply) => process.send?.(reply),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
  // Ends through `exit`, where scratch folders are removed.
  process.on('SIGTERM', () => process.exit(0));
}
