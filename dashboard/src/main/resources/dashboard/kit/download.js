import { send } from './api.js';

/** Saves what the API answers as a file; a plain link could not carry the user's token. */
export async function downloadOf(path, name) {
  save(await (await send('GET', path)).blob(), name);
}

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
