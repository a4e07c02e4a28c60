/* The page's side of an H5P frame: sizes it, keeps its state, sends its results.

   The frame is untrusted. A message counts only when it comes from the frame's own window, and it
   can do three things: read and write this content's state, report a result of this content, and
   ask to open a link, which the person then sees and decides. */

const TALLEST = 20000;
const LARGEST_STATE = 256 * 1024;
const LARGEST_STATEMENT = 64 * 1024;
const WAITS = [2, 4, 8, 15, 30];

function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta?.content ?? document.querySelector('input[name="csrfmiddlewaretoken"]')?.value ?? '';
}

class Frame {
  constructor(iframe) {
    this.iframe = iframe;
    this.status = document.getElementById(iframe.dataset.status);
    this.link = document.getElementById(iframe.dataset.link);
    this.unsent = new Map(this.recall());
    this.sending = false;
    this.tries = 0;
    if (this.unsent.size) { this.flush(); }
  }

  /* Results that never reached the server are tried again when the page is opened the next time. */
  recall() {
    try {
      return JSON.parse(localStorage.getItem(this.memory()) ?? '[]');
    } catch {
      return [];
    }
  }

  remember() {
    const results = [...this.unsent].filter(([key]) => key.startsWith('result '));
    try {
      if (results.length) { localStorage.setItem(this.memory(), JSON.stringify(results)); }
      else { localStorage.removeItem(this.memory()); }
    } catch { /* a full or forbidden storage must not stop the sending */ }
  }

  memory() { return `h5p ${this.iframe.dataset.resultUrl}`; }

  reply(message) {
    // An opaque origin has no name to address; the message holds nothing secret.
    this.iframe.contentWindow.postMessage(message, '*');
  }

  hear(said) {
    if (said.context === 'h5p') { this.resize(said); }
    if (said.context !== 'lms-h5p') { return; }
    if (said.action === 'state') { this.state(said); }
    if (said.action === 'result') { this.result(said); }
    if (said.action === 'link') { this.offer(said.address); }
    if (said.action === 'initialized') { this.iframe.dataset.ready = 'true'; }
  }

  resize(said) {
    const height = Number(said.action === 'prepareResize' ? said.clientHeight : said.scrollHeight);
    if (said.action === 'hello') { this.reply({ context: 'h5p', action: 'hello' }); }
    if (['prepareResize', 'resize'].includes(said.action) && height > 0) {
      this.iframe.style.height = `${Math.min(TALLEST, height)}px`;
    }
    if (said.action === 'prepareResize') { this.reply({ context: 'h5p', action: 'resizePrepared' }); }
  }

  state(said) {
    const answer = (status, body) => this.reply({ context: 'lms-h5p', id: said.id, status, body });
    const place = { data_type: String(said.dataType).slice(0, 64), sub_content_id: String(said.subContentId).slice(0, 64) };
    if (!this.iframe.dataset.stateUrl) { answer(200, '{"success":true,"data":false}'); return; }
    if (said.method !== 'POST') { this.read(place, answer); return; }
    const data = String(said.data ?? '0');
    if (data.length > LARGEST_STATE) { answer(413, '{"success":false}'); return; }
    this.unsent.set(`state ${place.data_type} ${place.sub_content_id}`, { url: this.iframe.dataset.stateUrl, body: { ...place, data } });
    answer(200, '{"success":true}');
    this.flush();
  }

  async read(place, answer) {
    try {
      const response = await fetch(`${this.iframe.dataset.stateUrl}?${new URLSearchParams(place)}`, { headers: { Accept: 'application/json' } });
      answer(response.status, await response.text());
    } catch {
      answer(503, '{"success":false}');
    }
  }

  result(said) {
    const statement = JSON.stringify(said.statement ?? null);
    const attempt = String(said.attempt).slice(0, 64);
    if (!this.iframe.dataset.resultUrl || statement.length > LARGEST_STATEMENT) { return; }
    this.unsent.set(`result ${attempt} ${statement}`, { url: this.iframe.dataset.resultUrl, body: { statement, attempt } });
    this.remember();
    this.flush();
  }

  async flush() {
    if (this.sending) { return; }
    this.sending = true;
    for (const [key, message] of this.unsent) {
      if (!await this.post(key, message)) { this.later(); break; }
      if (this.unsent.get(key) === message) { this.unsent.delete(key); }
      this.remember();
    }
    this.sending = false;
  }

  /* True when the server has decided, be it a yes or a no; false when it could not be reached. */
  async post(key, { url, body }) {
    try {
      const sent = new URLSearchParams(body);
      const keepalive = sent.toString().length < 60000;
      const response = await fetch(url, { method: 'POST', body: sent, keepalive, headers: { 'X-CSRFToken': csrfToken(), Accept: 'application/json' } });
      if (response.status >= 500 || response.status === 429) { return false; }
      this.tries = 0;
      this.tell(key, response.ok, await response.json().catch(() => ({})));
      return true;
    } catch {
      return false;
    }
  }

  later() {
    this.say(this.status?.dataset.offline);
    const seconds = WAITS[Math.min(this.tries, WAITS.length - 1)];
    this.tries += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), seconds * 1000);
  }

  tell(key, ok, body) {
    if (!ok) { this.say(body.message ?? this.status?.dataset.refused); return; }
    if (key.startsWith('result ')) {
      this.say(body.message ?? this.status?.dataset.saved);
      this.iframe.dispatchEvent(new CustomEvent('h5p:result', { bubbles: true, detail: body }));
    } else if (this.status && !this.status.textContent) {
      this.say(this.status.dataset.saved);
    } else if (this.status?.textContent === this.status?.dataset.offline) {
      this.say(this.status.dataset.saved);
    }
  }

  say(sentence) {
    if (this.status && sentence && this.status.textContent !== sentence) { this.status.textContent = sentence; }
  }

  offer(address) {
    let url;
    try { url = new URL(String(address)); } catch { return; }
    if (!this.link || !['http:', 'https:'].includes(url.protocol)) { return; }
    const anchor = this.link.querySelector('a');
    anchor.href = url.href;
    anchor.textContent = url.host;
    this.link.hidden = false;
    anchor.focus();
  }
}

const frames = Array.from(document.querySelectorAll('iframe[data-h5p]'), (iframe) => new Frame(iframe));

addEventListener('message', (event) => {
  if (!event.data || typeof event.data !== 'object') { return; }
  frames.find((frame) => frame.iframe.contentWindow === event.source)?.hear(event.data);
});
addEventListener('online', () => frames.forEach((frame) => frame.flush()));

// The frames load only now, so that nothing they say is missed.
for (const { iframe } of frames) {
  if (!iframe.src) { iframe.src = iframe.dataset.src; }
}
