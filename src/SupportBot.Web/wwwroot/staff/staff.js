'use strict';
// What the staff pages do beside htmx. No page needs it to be read or to post a form.

const by = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const on = (target, name, act) => target?.addEventListener(name, act);

// Theme
on(by('#theme'), 'click', () => {
  const next = document.documentElement.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
  document.documentElement.setAttribute('data-bs-theme', next);
  localStorage.setItem('theme', next);
});

// A new account begins in the zone of its browser.
all('[data-time-zone]').forEach(field => { field.value = Intl.DateTimeFormat().resolvedOptions().timeZone; });

// Menus close on Escape and on a click elsewhere.
on(document, 'click', event => all('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; }));
on(document, 'keydown', event => {
  if (event.key !== 'Escape') return;
  all('details.menu[open]').forEach(menu => { menu.open = false; by('summary', menu).focus(); });
});

// Dialogs
on(document, 'click', event => {
  const opener = event.target.closest('[data-open-dialog]');
  if (opener) document.getElementById(opener.dataset.openDialog).showModal();
  if (event.target.closest('[data-close-dialog]')) event.target.closest('dialog').close();
});

// Lists: j, k and the arrows move, Enter opens as on any link. A list that is drawn anew between two keys does not begin from its top again.
let row = '';
on(document, 'keydown', event => {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const inside = event.target.closest('[data-rows]');
  if (event.key.startsWith('Arrow') && !inside) return;
  const links = all('.row-link', inside ?? by('[data-rows]') ?? document.createElement('div'));
  if (links.length === 0) return;
  event.preventDefault();
  const at = event.target === document.body ? links.findIndex(link => link.id && link.id === row) : links.indexOf(event.target);
  const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
  row = next.id;
  next.focus();
});

// Transcript: the turns open and close together.
on(by('[data-toggle-all]'), 'click', () => {
  const turns = all('details.turn');
  const open = turns.some(turn => !turn.open);
  turns.forEach(turn => { turn.open = open; });
});

// Drafts stay in this browser until they are sent, with the id that makes sending one twice harmless.
const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
const composer = by('#composer');
const draftKey = composer && 'draft:' + composer.dataset.draft;
const text = by('#text');
const sendId = by('#send-id');
const saveDraft = () => text.value
  ? localStorage.setItem(draftKey, JSON.stringify({ text: text.value, id: sendId.value }))
  : localStorage.removeItem(draftKey);

if (composer) {
  const kept = JSON.parse(localStorage.getItem(draftKey) ?? 'null');
  text.value = kept?.text ?? '';
  sendId.value = kept?.id ?? newId();
  on(text, 'input', saveDraft);
  // Enter that picks a word of an input method is not a send.
  on(text, 'keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (text.value.trim()) composer.requestSubmit();
  });
}

// Another text is another message: it must not go under the id of one that may have arrived already.
let sending = null;
on(composer, 'htmx:beforeRequest', event => { if (event.target === composer) sending = text.value; });
on(composer, 'htmx:afterRequest', event => {
  if (event.target !== composer) return;
  if (event.detail.successful) {
    if (text.value === sending) text.value = '';
    sendId.value = newId();
    saveDraft();
    text.focus();
  }
});
on(text, 'input', () => { if (sending !== null && text.value !== sending) { sendId.value = newId(); sending = null; saveDraft(); } });

const note = by('.note textarea');
on(by('.note'), 'htmx:afterRequest', event => { if (event.detail.successful) note.value = ''; });
on(by('#sign-out'), 'submit', () => Object.keys(localStorage).filter(key => key.startsWith('draft:')).forEach(key => localStorage.removeItem(key)));

// What could not be sent is said beside the form that holds it.
const failed = event => {
  const place = by('[data-failed]', event.target.closest('form') ?? document.createElement('form'));
  if (!place || event.target.tagName !== 'FORM') return;
  const fault = document.createElement('div');
  fault.className = 'fault';
  fault.textContent = place.dataset.failed;
  place.replaceChildren(fault);
};
on(document, 'htmx:sendError', failed);
on(document, 'htmx:timeout', failed);
on(document, 'htmx:responseError', failed);

// The live transcript asks for what comes after its last entry, and stays at its end while the reader is there.
const entries = by('#entries[data-tail]');
const last = () => Number(entries.lastElementChild?.dataset.number ?? 0);
const scroll = by('#entries-scroll');
const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };
let follow = true;
if (entries) {
  toEnd();
  on(entries, 'htmx:configRequest', event => { if (event.target === entries) event.detail.parameters.after = last(); });
  on(entries, 'htmx:beforeSwap', event => { if (event.target === entries) follow = isAtEnd(); });
  on(entries, 'htmx:afterSwap', () => { showTyping(false); if (follow) toEnd(); });
}

// The bot's dots go out by themselves.
const typing = by('#typing');
let typingEnds;
const showTyping = shown => {
  if (!typing) return;
  clearTimeout(typingEnds);
  typing.textContent = shown ? typing.dataset.text : '';
  if (shown) typingEnds = setTimeout(() => showTyping(false), 6000);
};

// The stream: say when it is lost, and when it beats no more.
const lost = by('#lost');
const silence = 40000;
let alive;
const isLost = shown => {
  document.body.classList.toggle('is-lost', shown);
  lost.textContent = shown ? lost.dataset.text : '';
};
const beat = () => { isLost(false); clearTimeout(alive); alive = setTimeout(() => isLost(true), silence); };
on(document, 'htmx:sseOpen', event => {
  beat();
  ['beat', 'ready', 'changed', 'appended', 'bot-typing'].forEach(name => event.detail.source.addEventListener(name, () => {
    beat();
    if (name === 'bot-typing') showTyping(true);
  }));
});
on(document, 'htmx:sseError', () => isLost(true));
