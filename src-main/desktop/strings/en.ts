import type { DesktopStrings } from './desktopStrings.ts';

const n = (count: number): string => count.toLocaleString('en');

export const en: DesktopStrings = {
  tray: {
    idle: 'Ringside',
    ringing: 'Ringside: a call is ringing',
    open: 'Open Ringside',
    doNotDisturb: 'Do not disturb',
    quit: 'Quit Ringside',
  },
  notification: {
    incoming: (who) => `Incoming call: ${who}`,
    withheld: 'Number withheld',
    unreadable: 'Unreadable number',
    queue: (queue) => `Queue ${queue}`,
    announced: (queue) => `Announced queue: ${queue}`,
  },
  reminder: {
    soon: (who, minutes) => `In ${minutes} min: call back ${who}`,
    due: (who) => `Call back now: ${who}`,
    soonThere: (who, minutes) => `In ${minutes} min CCAI Platform calls ${who}`,
    dueThere: (who) => `CCAI Platform is to call now: ${who}`,
    soonPerhaps: (who, minutes) => `In ${minutes} min, not certain that CCAI Platform calls: ${who}`,
    duePerhaps: (who) => `Not certain that CCAI Platform calls: ${who}`,
    several: (count) => `${count} callbacks are due`,
    missed: (count) =>
      count === 1 ? 'A callback became due meanwhile' : `${count} callbacks became due meanwhile`,
    youCall: 'You call.',
    providerCalls: 'CCAI Platform calls and connects an agent.',
    notThere: 'CCAI Platform does not have it: nobody calls unless you do.',
    perhapsThere: 'Whether CCAI Platform has it is not known. Look there before you call.',
    ticket: (id) => `ticket ${id}`,
    more: (count) => `and ${count} more`,
  },
  pins: {
    openTitle: 'Choose a file of pinned callers',
    saveTitle: 'Export pinned callers',
    file: 'pinned-callers',
  },
  quitting: {
    title: 'Something is still being changed. Quit all the same?',
    bulk: {
      pin: (done, total) => `Pinning: ${n(done)} of ${n(total)} ${done === 1 ? 'is' : 'are'} done.`,
      unpin: (done, total) => `Unpinning: ${n(done)} of ${n(total)} ${done === 1 ? 'is' : 'are'} done.`,
      import: (done, total) => `Importing pins: ${n(done)} of ${n(total)} ${done === 1 ? 'is' : 'are'} done.`,
    },
    failed: (count) => `${n(count)} could not be done.`,
    unknown: (count) => `Of ${n(count)} no answer tells.`,
    pins: (count) => (count === 1 ? 'A pin is being changed.' : `${n(count)} pins are being changed.`),
    numbers: (count) =>
      count === 1
        ? 'A number is being saved at Cliqphone.'
        : `${n(count)} numbers are being saved at Cliqphone.`,
    goesOn: 'It goes on while you decide.',
    bulkCutOff: (left) => {
      if (left === 0) return 'If you quit, Pitel is not asked again about those without an answer.';
      const one = 'If you quit, Ringside waits a moment for the one under way';
      if (left === 1) return `${one}, which is the last.`;
      if (left === 2) return `${one} and does not try the last.`;
      return `${one} and does not try the other ${n(left - 1)}.`;
    },
    cutOff:
      'If you quit, Ringside waits a moment for the answer; if none comes, nobody knows whether it was saved.',
    keptInAbout: 'What was done stays done, and stands under “About”.',
    keepGoing: 'Keep going',
    quit: 'Stop and quit',
  },
  calendar: {
    title: 'Save callbacks as a calendar file',
    file: 'callbacks',
    entry: (who) => `Call back ${who}`,
    entryThere: (who) => `CCAI Platform calls ${who}`,
    entryWasThere: (who) => `CCAI Platform was to call ${who}`,
    wasThere: 'CCAI Platform was to call and connect an agent. Whether it did is not known here.',
    at: (when) => `Promised for ${when}`,
    firstAt: (when) => `First promised for ${when}`,
    standing: {
      notSent: { title: 'Not sent yet: ', line: 'CCAI Platform does not have this callback yet.' },
      unsent: {
        title: 'Not sent in time: ',
        line: 'Its time passed before CCAI Platform could be given this callback: nobody calls unless you do.',
      },
      unconfirmed: {
        title: 'Unconfirmed: ',
        line: 'Nobody knows whether CCAI Platform has this callback. Decide in Ringside.',
      },
      refused: {
        title: 'Refused: ',
        line: 'CCAI Platform refused this callback: nobody calls unless you do. Decide in Ringside.',
      },
      cancelled: { title: 'Cancelled: ', line: 'Nobody wants this call any more.' },
      cancelledHere: {
        title: 'Cancelled: ',
        line: 'Cancelled in Ringside only: CCAI Platform may still call.',
      },
      done: { title: 'Done: ', line: 'This callback was marked as done.' },
    },
  },
};
