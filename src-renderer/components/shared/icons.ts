/** Line icons on a 24 by 24 grid. Single constants, so that a window carries only those it shows. */
export const star = 'M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z';
export const shield =
  'M12 3.2l7.2 2.6v5.4c0 4.5-3 7.8-7.2 9.6-4.2-1.8-7.2-5.1-7.2-9.6V5.8zM8.8 11.8l2.3 2.3 4.2-4.4';
export const check = 'M5 12.6l4.4 4.4L19 7.4';
export const close = 'M6.5 6.5l11 11M17.5 6.5l-11 11';
export const minus = 'M6 12h12';
export const unknown =
  'M9.2 9.1a2.9 2.9 0 0 1 5.7.8c0 1.9-2.8 2.2-2.8 4M12 17.2v.1M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6z';
export const alert = 'M12 4.2L21 19.6H3zM12 10v4.4M12 17v.1';
export const ban = 'M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM5.8 5.8l12.4 12.4';
export const dots = 'M5.5 12h.1M12 12h.1M18.5 12h.1';
export const refresh =
  'M19.6 11.4A7.8 7.8 0 0 0 5.6 7.4L4 9.4M4 4.8v4.6h4.6M4.4 12.6a7.8 7.8 0 0 0 14 4l1.6-2M20 19.2v-4.6h-4.6';
export const undo = 'M8.6 5L4.4 9.2l4.2 4.2M4.8 9.2h9a5.3 5.3 0 0 1 0 10.6H9.2';
export const copy =
  'M9.6 8.4h8.3a1.5 1.5 0 0 1 1.5 1.5v8.6a1.5 1.5 0 0 1-1.5 1.5H9.6a1.5 1.5 0 0 1-1.5-1.5V9.9a1.5 1.5 0 0 1 1.5-1.5zM4.8 15V5.6A1.6 1.6 0 0 1 6.4 4H15';
export const history = 'M3.9 12.4a8.2 8.2 0 1 0 2.4-6.2L4 8.6M4 4v4.6h4.6M12.1 7.8v4.5l3 1.9';
export const person = 'M12 3.8a4.1 4.1 0 1 0 0 8.2 4.1 4.1 0 0 0 0-8.2zM4.4 20.4a7.7 7.7 0 0 1 15.2 0';
export const incoming =
  'M5 3.8h3.4l1.6 4-2.1 1.7a12.4 12.4 0 0 0 6.6 6.6l1.7-2.1 4 1.6V19a2 2 0 0 1-2.1 2A16.2 16.2 0 0 1 3 5.9a2 2 0 0 1 2-2.1zM20.4 3.6l-5.6 5.6M14.8 4.6v4.6h4.6';
export const hidden =
  'M4 4l16 16M9.9 5.7A9.6 9.6 0 0 1 12 5.5c5.2 0 8.2 4.6 9 6.5a13 13 0 0 1-2.5 3.5M6.3 7.6A13 13 0 0 0 3 12c.8 1.9 3.8 6.5 9 6.5a9 9 0 0 0 3.9-.9M9.9 9.9a3 3 0 0 0 4.2 4.2';
export const search = 'M10.6 4a6.6 6.6 0 1 0 0 13.2 6.6 6.6 0 0 0 0-13.2zM15.5 15.5l5 5';
export const sliders =
  'M4 8h9.2M17.6 8H20M15.4 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM20 16h-9.2M6.4 16H4M8.6 13.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z';
export const hash = 'M9.8 4.2l-2 15.6M16.4 4.2l-2 15.6M4.8 9.2h15.4M3.8 14.8h15.4';
export const speaker =
  'M4.4 9.6h3.2l4.8-4v12.8l-4.8-4H4.4zM15.8 9.2a4.2 4.2 0 0 1 0 5.6M18.4 6.6a7.8 7.8 0 0 1 0 10.8';
export const play = 'M8.2 5.2v13.6l10.6-6.8z';
export const stop = 'M7 7h10v10H7z';
export const pin = 'M9 3.8h6M9.8 3.8v5.4l-2.9 3v1.9h10.2v-1.9l-2.9-3V3.8M12 14.1v6.2';
export const info = 'M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM12 11.2v5.2M12 7.8v.1';
export const lock =
  'M7 11h10a1.4 1.4 0 0 1 1.4 1.4v6.2A1.4 1.4 0 0 1 17 20H7a1.4 1.4 0 0 1-1.4-1.4v-6.2A1.4 1.4 0 0 1 7 11zM8.4 11V7.8a3.6 3.6 0 0 1 7.2 0V11';
export const back = 'M19.5 12h-15M10.5 6l-6 6 6 6';
export const forward = 'M9 5.5l6.5 6.5L9 18.5';
export const down = 'M5.5 9l6.5 6.5L18.5 9';
export const up = 'M5.5 15.5L12 9l6.5 6.5';
export const plus = 'M12 5v14M5 12h14';
export const trash =
  'M4.5 6.8h15M9.4 6.8V5a1 1 0 0 1 1-1h3.2a1 1 0 0 1 1 1v1.8M6.4 6.8l.9 12a1.4 1.4 0 0 0 1.4 1.2h6.6a1.4 1.4 0 0 0 1.4-1.2l.9-12M10.2 11v5M13.8 11v5';
export const pencil = 'M4.2 19.8l.9-4.1L16 4.8l3.2 3.2L8.3 18.9z';
export const note =
  'M6 4h12a1.4 1.4 0 0 1 1.4 1.4v8.9L14 19.9H6a1.4 1.4 0 0 1-1.4-1.4V5.4A1.4 1.4 0 0 1 6 4zM8.4 8.8h7.2M8.4 12.4h4.4';
export const phone =
  'M6.2 3.8h3.2l1.6 4.2-2.1 1.6a12.3 12.3 0 0 0 5.5 5.5l1.6-2.1 4.2 1.6v3.2a2.2 2.2 0 0 1-2.4 2.2A16.6 16.6 0 0 1 4 6.2a2.2 2.2 0 0 1 2.2-2.4z';
export const queue = 'M4 6.5h16M4 12h10M4 17.5h7M16.5 14.5l3.5 3-3.5 3';
export const clock = 'M12 3.6a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 0 0 0-16.8zM12 7.6V12l3.2 2';
export const download = 'M12 4v10.5M7.4 10.4l4.6 4.6 4.6-4.6M4.6 19.4h14.8';
export const upload = 'M12 14.8V4.2M7.4 8.6L12 4l4.6 4.6M4.6 19.4h14.8';
export const bell = 'M6.2 16.4V11a5.8 5.8 0 0 1 11.6 0v5.4l1.6 1.8H4.6zM10 20.6a2.2 2.2 0 0 0 4 0M12 3v2.2';
export const headset =
  'M4.6 15.8V12a7.4 7.4 0 0 1 14.8 0v3.8M4.6 14.2h1.8a1.2 1.2 0 0 1 1.2 1.2v2.8a1.2 1.2 0 0 1-1.2 1.2H5.8a1.2 1.2 0 0 1-1.2-1.2zM19.4 14.2h-1.8a1.2 1.2 0 0 0-1.2 1.2v2.8a1.2 1.2 0 0 0 1.2 1.2h.6a1.2 1.2 0 0 0 1.2-1.2z';
