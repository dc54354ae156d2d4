import { svg } from './element.js';

/** Line drawings on a field of 24 by 24; decoration, so a screen reader passes them by. */
const PATHS = {
  overview: 'M3 13h7V3H3zM14 21h7V11h-7zM3 21h7v-4H3zM14 7h7V3h-7z',
  trades: 'M4 6h16M4 12h16M4 18h10',
  performance: 'M4 20V10M10 20V4M16 20v-7M22 20H2',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  portfolio: 'M12 3a9 9 0 1 0 9 9h-9zM15 3.500a9 9 0 0 1 5.500 5.500H15z',
  journal: 'M5 4h11l3 3v13H5zM9 9h6M9 13h6M9 17h4',
  goals: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12 12h.01',
  watch: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  keep: 'M6 4h12v16l-6-4-6 4z',
  patterns: 'M3 17l5-7 4 4 4-8 5 6M3 21h18',
  lab: 'M9 3h6M10 3v6l-5.500 9.500A1.700 1.700 0 0 0 6 21h12a1.700 1.700 0 0 0 1.500-2.500L14 9V3M7.500 15h9',
  assistant: 'M4 5h16v11H9l-5 4zM8 9h8M8 12h5',
  plan: 'M3 7h18v11H3zM3 11h18M7 15h3',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  operations: 'M4 5h16v5H4zM4 14h16v5H4zM8 7.500h.01M8 16.500h.01',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M2 12h2M20 12h2M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  alert: 'M12 3l10 18H2zM12 10v4M12 17.500h.01',
  check: 'M4 12.500l5 5L20 6.500',
  cross: 'M6 6l12 12M18 6L6 18',
  more: 'M4 7h16M4 12h16M4 17h16',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  key: 'M15 13a5 5 0 1 0-4.600-3L3 17.500V21h3.500v-2.500H9V16h2.500l1.700-3.200M16 8h.01',
  out: 'M10 4H4v16h6M14 8l4 4-4 4M18 12H9',
  back: 'M14 6l-6 6 6 6',
  forward: 'M10 6l6 6-6 6',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  send: 'M4 12l16-8-6 16-3-7z',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
};

export function icon(name) {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round"><path d=${PATHS[name]}></path></svg>`;
}

export const mark = svg`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#4353d9"></rect>
  <path d="M7 21.5l6-7 5 4 7-9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"></path>
  <circle cx="25" cy="9.500" r="2.600" fill="#7ff0c1"></circle></svg>`;
