// The chat's own client library, unmodified, against the server.
// usage: node directline.mjs <origin> socket|polling      exit 0: everything held
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');
globalThis.window = globalThis;
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const [origin, way] = process.argv.slice(2);
const domain = `${origin}/v3/directline`;

async function token() {
  const response = await fetch(`${origin}/api/chat/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"locale":"id-ID","market":"ID"}' });
  assert.equal(response.status, 200);
  return response.json();
}

/** A client, what it has heard, and a way to wait for more. */
function open(options) {
  const line = new DirectLine({ domain, webSocket: way === 'socket', pollingInterval: 200, ...options });
  const heard = [];
  const states = [];
  line.activity$.subscribe(activity => heard.push(activity), error => heard.push({ error }));
  line.connectionStatus$.subscribe(state => states.push(ConnectionStatus[state]));
  return { line, heard, states, until: (what, test) => until(`${what} (${states}; ${JSON.stringify(heard.map(({ type, text }) => text ?? type))})`, () => heard.find(test)) };
}

async function until(what, test) {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(25)) {
    const found = test();
    if (found) return found;
  }
  assert.fail(`waited in vain for ${what}`);
}

const post = (line, activity) => new Promise((resolve, reject) => line.postActivity({ from: { id: 'me', role: 'user' }, ...activity }).subscribe(resolve, reject));

const grant = await token();
const first = open({ token: grant.token });
await first.until('the greeting', ({ from }) => from?.role === 'bot');

const id = await post(first.line, { type: 'message', text: 'halo, mau retur', channelData: { clientActivityID: 'c-1' } });
const echo = await first.until('the echo', activity => activity.id === id);
assert.equal(echo.text, 'halo, mau retur');
assert.equal(echo.channelData.clientActivityID, 'c-1');
assert.deepEqual([echo.from.id, echo.from.role], [grant.userId, 'user']);
assert.equal(await post(first.line, { type: 'message', text: 'halo, mau retur', channelData: { clientActivityID: 'c-1' } }), id);

const answer = await first.until('the answer', ({ text }) => text === 'heard: halo, mau retur');
assert.ok(Date.parse(answer.timestamp) > Date.parse(echo.timestamp));
assert.ok(answer.channelData['webchat:sequence-id'] > echo.channelData['webchat:sequence-id']);
if (way === 'socket') await first.until('typing', ({ type }) => type === 'typing');

// A page that is loaded again: the whole history, in order, nothing doubled.
first.line.end();
const second = open({ token: grant.token, conversationId: grant.conversationId, watermark: '0' });
await second.until('the history', ({ text }) => text === 'heard: halo, mau retur');
await post(second.line, { type: 'message', text: 'second', channelData: { clientActivityID: 'c-2' } });
await second.until('the second answer', ({ text }) => text === 'heard: second');
const messages = second.heard.filter(({ type }) => type === 'message');
assert.equal(new Set(messages.map(message => message.id)).size, messages.length);
assert.equal(messages.filter(({ text }) => text === 'halo, mau retur').length, 1);
assert.equal(messages.length, 5);

await assert.rejects(post(second.line, { type: 'message', text: '' }), error => error.status === 400);
assert.deepEqual(second.states.filter(state => state !== 'Uninitialized'), ['Connecting', 'Online']);
second.line.end();
console.log(`held over ${way}: ${messages.length} messages`);
process.exit(0);
