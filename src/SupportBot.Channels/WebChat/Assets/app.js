// The chat's frame: brings Web Chat, keeps it connected, and tells the customer what is going on.
(() => {
  'use strict';
  const nonce = document.currentScript.dataset.nonce;
  const page = JSON.parse(document.getElementById('page').textContent);
  const { texts } = page;
  const $ = id => document.getElementById(id);
  const wait = milliseconds => new Promise(resolve => {
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done, { once: true });
    function done() { clearTimeout(timer); removeEventListener('online', done); resolve(); }
  });

  let chat = null;              // the conversation on screen: { line, store, element }
  let builds = 0;               // each rebuild makes the callbacks of earlier ones void
  const unsent = new Map();     // clientActivityID → text, until its echo came
  const failed = new Set();     // clientActivityID of what the customer sees as not sent
  const renamed = new Map();    // clientActivityID that the server knows → the one of the last try
  let draft = recall('draft');

  // ---- What the header and the notice say ----

  function show(state) {
    $('status').dataset.state = state;
    $('status-text').textContent = state === 'online' ? texts.status_ready : texts.status_connecting;
    $('person').disabled = state !== 'online';
  }

  function notice(text) {
    $('notice').hidden = !text;
    if ($('notice').textContent !== (text ?? '')) $('notice').textContent = text ?? '';
  }

  function shell(text, failed) {
    $('shell').hidden = !text;
    $('shell').classList.toggle('failed', Boolean(failed));
    $('shell-text').textContent = text ?? '';
    $('retry').hidden = !failed;
  }

  // ---- The server ----

  let bundle = null;
  function loadBundle() {
    bundle ??= new Promise((resolve, reject) => {
      if (!page.bundle) return reject(new Error('the build fetched no chat bundle'));
      const script = document.createElement('script');
      script.src = page.bundle;
      script.onload = () => resolve(window.WebChat);
      script.onerror = () => { bundle = null; script.remove(); reject(new Error('the chat bundle did not load')); };
      document.head.append(script);
    });
    return bundle;
  }

  async function takeToken() {
    const response = await fetch('/api/chat/token', {
      method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale: page.locale, market: page.market, shop: page.shop }),
    });
    if (!response.ok) throw Object.assign(new Error(`token: ${response.status}`), { status: response.status });
    return response.json();
  }

  /** Tries again while the server or the network is away: quickly at first, for customers must not wait for us. */
  async function persist(attempt, isHopeless = () => false) {
    for (let tries = 0; ; tries++) {
      try { return await attempt(); } catch (error) {
        if (isHopeless(error, tries)) throw error;
        if (tries > 0) notice(navigator.onLine ? texts.reconnecting : texts.offline);
        await wait(Math.min(1000, 300 * 2 ** tries) * (tries > 150 ? 5 : 1));
      }
    }
  }

  // ---- The connection: made to come back within a second instead of within twenty ----

  function toughen(line) {
    const { services } = line;
    const ajax = services.ajax;
    // The library waits 3 to 15 seconds before it looks for a lost socket: 3000 + random * 12000.
    services.random = () => -0.24;
    services.ajax = request => {
      const began = Date.now();
      const isPost = request.method === 'POST' && /\/(activities|upload)(\?|$)/.test(request.url);
      let tries = 0;
      return ajax(request).retryWhen(errors => errors.mergeMap(async error => {
        const isAway = !error.status || error.status >= 500;
        // A post may be sent again because the server knows it by its clientActivityID. Web Chat gives up on it after 20 seconds.
        if (!isAway || /tokens\/refresh/.test(request.url) || (isPost && Date.now() - began > 16_000)) throw error;
        await wait(Math.min(600, 150 * 2 ** tries++) * (Date.now() - began > 150_000 ? 5 : 1));
        return error;
      }));
    };
    services.WebSocket = WatchedSocket;
    const post = line.postActivity.bind(line);
    line.postActivity = activity => post(asFirstTried(activity));
  }

  /** The library gives a message that is tried again a new id. The server must see the first one, or a post that got through after all counts twice. */
  function asFirstTried(activity) {
    const { firstTriedAs, ...channelData } = activity.channelData ?? {};
    if (!firstTriedAs) return activity;
    renamed.set(firstTriedAs, channelData.clientActivityID);
    return { ...activity, channelData: { ...channelData, clientActivityID: firstTriedAs } };
  }

  /** A socket that notices its own death: a network that vanished says nothing. */
  class WatchedSocket extends WebSocket {
    static current = null;
    constructor(url) {
      super(url);
      WatchedSocket.current = this;
      this.born = this.heard = Date.now();
      this.addEventListener('open', () => { this.heard = Date.now(); online(); });
      this.addEventListener('message', () => { this.heard = Date.now(); });
      this.addEventListener('close', () => { if (WatchedSocket.current === this) lost(); });
    }
    bury() {
      const { onclose } = this;
      this.onclose = this.onerror = this.onmessage = null;
      this.close();
      if (WatchedSocket.current === this) lost();
      onclose?.call(this, new CloseEvent('close'));
    }
    check() {
      const now = Date.now();
      if (this.readyState === WebSocket.CONNECTING ? now - this.born > 8_000 : this.readyState === WebSocket.OPEN && now - this.heard > 35_000) this.bury();
    }
  }

  let lostTimer = 0;
  function online() { clearTimeout(lostTimer); notice(null); show('online'); }
  function lost() {
    clearTimeout(lostTimer);
    lostTimer = setTimeout(() => { show('connecting'); notice(navigator.onLine ? texts.reconnecting : texts.offline); }, 700);
  }

  setInterval(() => WatchedSocket.current?.check(), 3000);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) WatchedSocket.current?.check(); });
  addEventListener('offline', () => { show('connecting'); notice(texts.offline); });
  addEventListener('online', () => WatchedSocket.current?.bury());

  // ---- The conversation ----

  async function build() {
    const mine = ++builds;
    show('connecting');
    if (!chat) shell(texts.loading);
    try {
      // A page that may not ask for a token (403, 400) gains nothing by asking again.
      const [WebChat, grant] = await Promise.all([
        persist(loadBundle, (_, tries) => tries >= 4 || !page.bundle),
        persist(takeToken, error => error.status >= 400 && error.status < 500 && error.status !== 429),
      ]);
      if (mine === builds) connect(WebChat, grant, mine);
    } catch (error) {
      console.error(error);
      notice(null);
      shell(texts.failed, true);
    }
  }

  function connect(WebChat, grant, mine) {
    const line = WebChat.createDirectLine({
      domain: page.domain, token: grant.token, conversationStartProperties: { locale: page.locale },
      ...(grant.resumed ? { conversationId: grant.conversationId, watermark: '0' } : {}),
    });
    toughen(line);
    const store = WebChat.createStore({}, ({ dispatch }) => next => action => onAction(action, next, dispatch, grant, mine));
    line.connectionStatus$.subscribe(state => { if (mine === builds && state >= 3) rebuild(state); });
    const element = document.createElement('div');
    element.className = 'chat';
    const before = chat;
    chat = { WebChat, line, store, element };
    $('main').append(element);
    render();
    if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
    before?.element.remove();
    before?.line.end();
    shell(null);
  }

  /** The library ends a connection for good when its token has run out or the server refused it: a new one takes its place. */
  async function rebuild(state) {
    builds++;
    show('connecting');
    if (state === 4) { notice(texts.reconnecting); await wait(1000); }
    build();
  }

  const withData = (action, data) => {
    const { activity } = action.payload;
    return { ...action, payload: { ...action.payload, activity: { ...activity, channelData: { ...activity.channelData, ...data } } } };
  };
  const pendingId = id => `pending-${id}`;

  // The library would leave it there, not sent, beside the one that is.
  function takeAway(id, dispatch) {
    failed.delete(id);
    unsent.delete(id);
    dispatch({ type: 'DIRECT_LINE/DELETE_ACTIVITY', payload: { activityID: pendingId(id) } });
  }

  const SHOWN = new Set(['message', 'typing', 'event']);

  function onAction(action, next, dispatch, grant, mine) {
    const activity = action.payload?.activity;
    const id = activity?.channelData?.clientActivityID;
    switch (action.type) {
      case 'DIRECT_LINE/INCOMING_ACTIVITY':
        // The library shows an error for types that it does not know.
        if (!SHOWN.has(activity?.type)) return undefined;
        if (renamed.has(id)) return onAction(withData(action, { clientActivityID: renamed.get(id) }), next, dispatch, grant, mine);
        if (failed.has(id)) takeAway(id, dispatch);
        if (id) unsent.delete(id);
        if (activity.type === 'message' && activity.from?.role === 'bot') announce(activity);
        break;
      case 'WEB_CHAT/SET_NOTIFICATION':
        // The header and the notice say it.
        if (action.payload.id === 'connectivitystatus' && /connecting$/.test(action.payload.message)) return undefined;
        break;
      case 'DIRECT_LINE/POST_ACTIVITY':
        // It has an id already: it is tried again.
        if (!id) break;
        takeAway(id, dispatch);
        return next(withData(action, { firstTriedAs: activity.channelData.firstTriedAs ?? id }));
      case 'DIRECT_LINE/POST_ACTIVITY_PENDING':
        if (activity?.type === 'message' && activity.text && !activity.attachments?.length && id) unsent.set(id, activity.text);
        return next({ ...action, payload: { ...action.payload, activity: { ...activity, id: pendingId(id) } } });
      case 'DIRECT_LINE/POST_ACTIVITY_REJECTED':
        failed.add(action.meta.clientActivityID);
        break;
      case 'DIRECT_LINE/CONNECT_FULFILLED':
        if (mine === builds) setTimeout(() => greet(dispatch, grant), 0);
        break;
      case 'WEB_CHAT/SET_SEND_BOX':
        draft = action.payload.text;
        remember('draft', draft);
        break;
    }
    return next(action);
  }

  function greet(dispatch, grant) {
    if (isWanted) focusSendBox();
    if (!grant.resumed) dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { language: page.locale } } });
    if (unsent.size === 0) return;
    // What the history that comes now does not hold was never accepted.
    setTimeout(() => {
      const texts = [...unsent.values()];
      unsent.clear();
      for (const text of texts) dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } });
    }, 1500);
  }

  // ---- Looks ----

  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => chat && render());

  function styles() {
    const css = getComputedStyle(document.documentElement);
    const v = name => css.getPropertyValue(`--${name}`).trim();
    return {
      accent: v('accent'), subtle: v('soft'), backgroundColor: v('ground'), primaryFont: v('font'),
      bubbleBackground: v('bot'), bubbleTextColor: v('ink'), bubbleBorderColor: 'transparent', bubbleBorderWidth: 0, bubbleBorderRadius: 16,
      bubbleFromUserBackground: v('user'), bubbleFromUserTextColor: v('ink'), bubbleFromUserBorderColor: 'transparent', bubbleFromUserBorderWidth: 0,
      bubbleFromUserBorderRadius: 16, bubbleMaxWidth: 460, bubbleMinHeight: 38, bubbleAttachmentMaxWidth: 340, messageActivityWordBreak: 'break-word',
      paddingRegular: 12, paddingWide: 14, timestampColor: v('soft'), groupTimestamp: 120_000,
      sendBoxBackground: v('ground'), sendBoxTextColor: v('ink'), sendBoxPlaceholderColor: v('soft'), sendBoxBorderTop: `solid 1px ${v('line')}`,
      sendBoxHeight: 52, sendBoxMaxHeight: 160, sendBoxTextWrap: true, sendBoxButtonColor: v('accent'), sendBoxButtonColorOnHover: v('accent'),
      sendBoxButtonColorOnDisabled: v('soft'), sendBoxButtonShadeColorOnHover: v('bot'), sendBoxButtonShadeColorOnActive: v('bot'),
      sendBoxButtonShadeColorOnFocus: v('bot'), sendBoxButtonShadeBorderRadius: 10, hideUploadButton: false, hideTelephoneKeypadButton: true,
      uploadAccept: 'image/jpeg,image/png,image/webp,application/pdf', uploadMultiple: true, maxMessageLength: 8000,
      suggestedActionLayout: 'flow', suggestedActionsFlowMaxHeight: 220, suggestedActionBackgroundColor: v('ground'), suggestedActionBorderColor: v('accent'),
      suggestedActionBorderRadius: 20, suggestedActionTextColor: v('accent'), suggestedActionHeight: 40, suggestedActionBackgroundColorOnHover: v('bot'),
      suggestedActionBackgroundColorOnActive: v('user'), suggestedActionBackgroundColorOnFocus: v('bot'), suggestedActionTextColorOnHover: v('accent'),
      suggestedActionBackgroundColorOnDisabled: v('ground'), suggestedActionTextColorOnDisabled: v('soft'),
      transcriptVisualKeyboardIndicatorColor: v('accent'), transcriptActivityVisualKeyboardIndicatorColor: v('accent'),
      scrollToEndButtonFontSize: 13, typingAnimationDuration: 8000, showSpokenText: false, enableUploadThumbnail: true,
      markdownRenderHTML: false,
    };
  }

  function render() {
    const { WebChat, line, store, element } = chat;
    WebChat.renderWebChat({
      directLine: line, store, nonce, locale: page.chatLocale, dir: page.isRightToLeft ? 'rtl' : 'ltr', sendTypingIndicator: false,
      overrideLocalizedStrings: strings => ({
        ...strings, TEXT_INPUT_PLACEHOLDER: texts.placeholder, TEXT_INPUT_UPLOAD_BUTTON_ALT: texts.upload,
        // Our own notice says these.
        CONNECTIVITY_STATUS_ALT_FATAL: texts.reconnecting, FAILED_CONNECTION_NOTIFICATION: texts.reconnecting,
      }),
      styleOptions: styles(),
    }, element);
  }

  // ---- The page around ----

  const isFramed = window.parent !== window;
  const tell = message => { if (isFramed && page.host) window.parent.postMessage({ supportbot: message }, page.host); };
  const opened = Date.now();
  let isWanted = false;         // the customer has opened the chat and may begin to type

  function announce(activity) {
    // What is replayed at the start is not news.
    if (Date.parse(activity.timestamp) > opened - 1000 || Date.now() - opened > 15_000) tell('message');
  }

  function focusSendBox() {
    document.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
  }

  addEventListener('message', event => {
    if (event.source !== window.parent || event.origin !== page.host) return;
    // On a phone the keyboard would cover the greeting.
    if (event.data?.supportbot === 'opened' && matchMedia('(hover: hover)').matches) { isWanted = true; focusSendBox(); }
  });
  $('close').hidden = !(isFramed && page.host);
  $('close').addEventListener('click', () => tell('close'));
  addEventListener('keydown', event => { if (event.key === 'Escape' && !event.defaultPrevented) tell('close'); });
  $('retry').addEventListener('click', () => { shell(texts.loading); build(); });
  $('person').addEventListener('click', () => {
    chat?.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'code', text: texts.person_message } });
  });

  function recall(key) { try { return sessionStorage.getItem(`supportbot-${key}`) ?? ''; } catch { return ''; } }
  function remember(key, value) { try { sessionStorage.setItem(`supportbot-${key}`, value); } catch { /* the browser keeps nothing for frames */ } }

  build();
})();
