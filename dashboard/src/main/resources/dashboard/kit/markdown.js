import { html } from './element.js';

/**
 * The Markdown of journals as elements, never as HTML text, so that nothing written can become markup: headings, lists, quotes,
 * code, emphasis and links to the web.
 */
const INLINE = /(`[^`]+`)|(\*\*[^*]+\*\*)|(\*[^*\s][^*]*\*|_[^_\s][^_]*_)|(\[[^\]]+\]\(https?:\/\/[^\s)]+\))|(https?:\/\/[^\s<>)]+)/;

export function markdown(text) {
  return text.replaceAll('\r', '').split(/\n{2,}/).map(paragraph);
}

function paragraph(block) {
  const lines = block.split('\n');
  if (/^```/.test(block)) return html`<pre><code>${block.replace(/^```\w*\n?|\n?```$/g, '')}</code></pre>`;
  const heading = /^(#{1,4})\s+(.*)$/.exec(lines[0]);
  if (heading) return html`<h3>${inline(heading[2])}</h3>${lines.length > 1 ? paragraph(lines.slice(1).join('\n')) : ''}`;
  if (lines.every((line) => /^\s*[-*+]\s+/.test(line))) return html`<ul class="bullets">${lines.map((line) => html`<li>${inline(line.replace(/^\s*[-*+]\s+/, ''))}</li>`)}</ul>`;
  if (lines.every((line) => /^\s*\d+[.)]\s+/.test(line))) return html`<ol class="bullets">${lines.map((line) => html`<li>${inline(line.replace(/^\s*\d+[.)]\s+/, ''))}</li>`)}</ol>`;
  if (lines.every((line) => /^>\s?/.test(line))) return html`<blockquote>${inline(lines.map((line) => line.replace(/^>\s?/, '')).join(' '))}</blockquote>`;
  return html`<p>${lines.map((line, at) => html`${at ? html`<br>` : ''}${inline(line)}`)}</p>`;
}

function inline(text) {
  const found = INLINE.exec(text);
  if (!found) return text;
  const piece = found[0];
  return html`${text.slice(0, found.index)}${mark(piece, found)}${inline(text.slice(found.index + piece.length))}`;
}

function mark(piece, [, code, strong, soft, link]) {
  if (code) return html`<code>${piece.slice(1, -1)}</code>`;
  if (strong) return html`<strong>${piece.slice(2, -2)}</strong>`;
  if (soft) return html`<em>${piece.slice(1, -1)}</em>`;
  const [, name, address] = link ? /^\[([^\]]+)\]\((.+)\)$/.exec(link) : [null, piece, piece];
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${name}</a>`;
}
