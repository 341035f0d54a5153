/** Icons that the pop shows late: its script at start carries all of a file that any of it needs. */
export const outgoing =
  'M5 3.8h3.4l1.6 4-2.1 1.7a12.4 12.4 0 0 0 6.6 6.6l1.7-2.1 4 1.6V19a2 2 0 0 1-2.1 2A16.2 16.2 0 0 1 3 5.9a2 2 0 0 1 2-2.1zM14.4 9.6l6-6M15.6 3.6h4.8v4.8';
