/** Icons that the pop shows late: its script at start carries all of a file that any of it needs. */
export const outgoing =
  'M5 3.8h3.4l1.6 4-2.1 1.7a12.4 12.4 0 0 0 6.6 6.6l1.7-2.1 4 1.6V19a2 2 0 0 1-2.1 2A16.2 16.2 0 0 1 3 5.9a2 2 0 0 1 2-2.1zM14.4 9.6l6-6M15.6 3.6h4.8v4.8';
/** A telephone and a clock: a call to come. */
export const callback =
  'M5 4.8h3.2l1.5 3.8-2 1.6a11.8 11.8 0 0 0 6.1 6.1l1.6-2 3.8 1.5V19a2 2 0 0 1-2.1 2A15.6 15.6 0 0 1 3.1 6.9a2 2 0 0 1 1.9-2.1zM17 3.2a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6zM17 5.2v2.4l1.6 1';
