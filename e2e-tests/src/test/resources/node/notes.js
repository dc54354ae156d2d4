'use strict';
// A service of TradeSense in another language, without a framework: it answers one route through the gateway and follows
// trading's events. See docs/joining-in-another-language.md.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const net = require('net');

const { NOTES_HTTP_PORT, NOTES_FILE, TRADING_SERVICE_URL, REDIS_URL } = process.env;
const keyOfGateway = Buffer.from(process.env.INTERNAL_KEY_GATEWAY_NOTES, 'base64');
const keyToTrading = Buffer.from(process.env.INTERNAL_KEY_NOTES_TRADING, 'base64');
const base64 = (value) => Buffer.from(value).toString('base64url');
const hmac = (key, text) => crypto.createHmac('sha256', key).update(text).digest();

// What it knows and how far it has read are one file, replaced whole: an event has its effect once, whatever is killed.
let known = { position: '0.0', closed: {} };
if (fs.existsSync(NOTES_FILE)) known = JSON.parse(fs.readFileSync(NOTES_FILE, 'utf8'));

function keep() {
  const draft = fs.openSync(NOTES_FILE + '.new', 'w');
  fs.writeSync(draft, JSON.stringify(known));
  fs.fsyncSync(draft);
  fs.closeSync(draft);
  fs.renameSync(NOTES_FILE + '.new', NOTES_FILE);
}

// Calls between services carry a signed token: who calls, whom, for which user, for a minute.
function tokenFor(audience, key) {
  const now = Math.floor(Date.now() / 1000);
  const head = base64(JSON.stringify({ alg: 'HS256', typ: 'internal+jwt', kid: 'notes' }));
  const claims = base64(JSON.stringify({ iss: 'notes', aud: audience, iat: now, nbf: now, exp: now + 60 }));
  return `${head}.${claims}.${base64(hmac(key, `${head}.${claims}`))}`;
}

function callerOf(token) {
  const [head, claims, signature] = (token || '').split('.');
  if (!signature) return null;
  const { alg, typ, kid } = JSON.parse(Buffer.from(head, 'base64url'));
  if (alg !== 'HS256' || typ !== 'internal+jwt' || kid !== 'gateway') return null;
  const expected = hmac(keyOfGateway, `${head}.${claims}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !crypto.timingSafeEqual(given, expected)) return null;
  const said = JSON.parse(Buffer.from(claims, 'base64url'));
  return said.aud === 'notes' && said.exp > Date.now() / 1000 ? said : null;
}

// Events: the feed is the truth; Redis only says when to look, and a slow timer looks anyway.
function apply(event) {
  const { userId, tradeId, status } = event.data;
  if (!event.type.startsWith('tradesense.trading.trade-')) return;
  const trades = (known.closed[userId] = known.closed[userId] || {});
  if (status === 'CLOSED') trades[tradeId] = true;
  else delete trades[tradeId];
}

let reading = false;
let again = false;
async function look() {
  if (reading) { again = true; return; }
  reading = true;
  again = false;
  try {
    const answer = await fetch(`${TRADING_SERVICE_URL}/internal/events?limit=500&after=${known.position}`, {
      headers: { 'x-internal-token': tokenFor('trading', keyToTrading) }, signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) throw new Error(`trading answered ${answer.status}`);
    const page = await answer.json();
    page.items.forEach(apply);
    if (page.items.length) { known.position = page.next; keep(); again = true; }
  } catch (failure) {
    console.log(JSON.stringify({ level: 'WARN', message: `events are read later: ${failure.message}` }));
  }
  reading = false;
  if (again) look();
}
setInterval(look, 2000);
look();

function listen() {
  const redis = new URL(REDIS_URL);
  const command = (...words) => `*${words.length}\r\n` + words.map((word) => `$${word.length}\r\n${word}\r\n`).join('');
  const socket = net.connect(Number(redis.port), redis.hostname, () => {
    if (redis.password) socket.write(command('AUTH', decodeURIComponent(redis.password)));
    socket.write(command('PSUBSCRIBE', 'tradesense.trading.*'));
  });
  socket.on('data', look);
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(listen, 1000));
}
listen();

let ready = true;
function answer(response, status, body) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

const server = http.createServer((request, response) => {
  const path = request.url.split('?')[0];
  if (path === '/health/live') return answer(response, 200, { status: 'live' });
  if (path === '/health/ready') return answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'draining' });
  if (path === '/health') return answer(response, 200, { status: 'healthy', service: 'notes', dependencies: {} });
  const caller = callerOf(request.headers['x-internal-token']);
  const problem = (status, title) => answer(response, status, { type: 'about:blank', title, status, instance: path });
  if (!caller || !caller.sub) return problem(401, 'Unauthorized');
  if (path !== '/notes/activity') return problem(404, 'Not Found');
  const closedTrades = Object.keys(known.closed[caller.sub] || {}).length;
  return answer(response, 200, { userId: caller.sub, closedTrades, position: known.position });
});
server.listen(Number(NOTES_HTTP_PORT), '127.0.0.1');

process.on('SIGTERM', () => {
  ready = false;
  server.close(() => process.exit(0));
});
