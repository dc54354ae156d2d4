import { get, send } from '../../kit/api.js';

/** Pictures a browser shows; an entry takes PDF beside them. */
export const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

/** Where the attachments of an entry are. */
export const attachmentsOf = (entryId) => `/journal/entries/${entryId}/attachments`;

export const listAttachments = (entryId, signal) => get(attachmentsOf(entryId), { signal });

export const attach = (entryId, file) => send('POST', attachmentsOf(entryId), {
  query: { name: file.name }, file, headers: { 'content-type': file.type || 'application/octet-stream' },
});
