// Put on a shop's page: <script src="https://chat.example/launcher.js" defer data-market="DE" data-locale="de-DE" data-shop="main"></script>
(() => {
  'use strict';
  const me = document.currentScript, home = new URL(me.src).origin, doc = document.documentElement;
  const { market, locale = doc.lang || navigator.language, shop } = me.dataset;
  // Filled by the server: language → [open, close, new message].
  const labels = 'labels';
  const parts = locale.toLowerCase().split(/[-_]/);
  const tag = parts[0] === 'zh' ? (parts.some(part => /^(hant|tw|hk|mo)$/.test(part)) ? 'zh-Hant' : 'zh-Hans') : parts[0];
  const [open, close, unread] = labels[tag] || labels.en;
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  const memory = (() => { try { return sessionStorage; } catch { return {}; } })();

  const host = document.createElement('div');
  host.id = 'supportbot-chat';
  host.dir = getComputedStyle(doc).direction;
  const root = host.attachShadow({ mode: 'open' });
  // A sheet made by script needs no leave from the shop's own content rules.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host{all:initial;position:fixed;z-index:2147483000;inset-block-end:0;inset-inline-end:0;--a:#0b6b5e;--i:#fff;--g:#fff}
    @media (prefers-color-scheme:dark){:host{--a:#5fd0ba;--i:#06231e;--g:#141a19}}
    button{all:unset;box-sizing:border-box;position:fixed;inset-block-end:max(20px,env(safe-area-inset-bottom));inset-inline-end:20px;display:flex;align-items:center;gap:10px;min-width:56px;height:56px;padding:0 18px;border-radius:28px;background:var(--a);color:var(--i);font:600 15px/1 system-ui,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans",sans-serif;cursor:pointer;box-shadow:0 6px 24px #0004}
    button:hover{filter:brightness(1.08)}
    button:focus-visible{outline:3px solid var(--a);outline-offset:3px}
    button[aria-expanded=true]{width:56px;padding:0;justify-content:center}
    button[aria-expanded=true] span,button[aria-expanded=true] .c,button[aria-expanded=false] .x,i{display:none}
    button.n i{display:block;position:absolute;top:-2px;inset-inline-end:-2px;width:16px;height:16px;border-radius:50%;background:#c8291f;border:2px solid var(--g)}
    svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
    div{position:fixed;inset-block-end:92px;inset-inline-end:20px;width:min(410px,calc(100vw - 40px));height:min(680px,calc(100dvh - 120px));border-radius:18px;overflow:hidden;background:var(--g);box-shadow:0 12px 48px #0005}
    div[hidden]{display:none}
    iframe{width:100%;height:100%;border:0;display:block}
    @media (max-width:640px),(max-height:480px){div{inset:0;width:100%;height:100dvh;border-radius:0}button[aria-expanded=true]{display:none}}
    @media (prefers-reduced-motion:no-preference){div:not([hidden]){animation:u .18s ease-out}@keyframes u{from{opacity:0;transform:translateY(12px)}}}
  `);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = '<div role="dialog" id="d" hidden></div><button type="button" aria-haspopup="dialog" aria-controls="d"><svg class="c" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H10l-5 4v-4H4z"/><path d="M8.5 10.5h7"/></svg><svg class="x" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 9l6 6 6-6"/></svg><span></span><i></i></button>';
  const [panel, button] = root.children;
  let frame;
  panel.setAttribute('aria-label', open);
  button.lastElementChild.previousElementSibling.textContent = open;

  function show(wanted, focus = true) {
    if (wanted && !frame) {
      frame = document.createElement('iframe');
      frame.title = open;
      const query = new URLSearchParams({ locale, host: location.origin });
      if (market) query.set('market', market);
      if (shop) query.set('shop', shop);
      frame.src = `${home}/chat?${query}`;
      frame.onload = () => { frame.dataset.ready = 1; greet(); };
      panel.append(frame);
    }
    panel.hidden = !wanted;
    button.setAttribute('aria-expanded', wanted);
    label(wanted ? close : open);
    button.classList.remove('n');
    memory['supportbot-open'] = wanted ? '1' : '';
    if (!focus) return;
    if (!wanted) button.focus();
    else { frame.focus(); greet(); }
  }

  function greet() { if (isOpen() && frame.dataset.ready) frame.contentWindow.postMessage({ supportbot: 'opened' }, home); }

  function label(text) { button.setAttribute('aria-label', text); button.title = text; }

  button.addEventListener('click', () => show(!isOpen()));
  addEventListener('keydown', event => { if (event.key === 'Escape' && isOpen()) show(false); });
  addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home) return;
    const what = event.data && event.data.supportbot;
    if (what === 'close') show(false);
    if (what === 'message' && !isOpen()) { button.classList.add('n'); label(`${open} · ${unread}`); }
  });
  show(memory['supportbot-open'] === '1', false);
  document.body.append(host);
})();
