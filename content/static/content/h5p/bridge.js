/* Runs after H5P's core and before its libraries. All that leaves the frame goes through here, as
   messages to the page around it; that page decides what it accepts. */
(function () {
  'use strict';

  var page = document.documentElement.dataset.page;
  var RESULTS = ['http://adlnet.gov/expapi/verbs/answered', 'http://adlnet.gov/expapi/verbs/completed'];
  var waiting = {};
  var asked = 0;
  var sitting = { id: randomId(), round: 1, open: true };

  H5P.externalEmbed = true;

  function randomId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return byte.toString(16).padStart(2, '0');
    }).join('');
  }

  function send(message) {
    message.context = 'lms-h5p';
    window.parent.postMessage(message, page);
  }

  /* Libraries may report the same result twice. A result closes the sitting; the next thing that the
     person does opens another one, and only then is a result a new attempt. */
  function attempt(isRoot) {
    if (isRoot) { sitting.open = false; }
    return sitting.id + '-' + sitting.round;
  }

  H5P.externalDispatcher.on('xAPI', function (event) {
    var statement = JSON.parse(JSON.stringify(event.data.statement));
    var verb = statement.verb && statement.verb.id;
    var activities = (statement.context && statement.context.contextActivities) || {};
    var isRoot = !(activities.parent && activities.parent.length);
    if (RESULTS.indexOf(verb) !== -1 && statement.result) {
      send({ action: 'result', statement: statement, attempt: attempt(isRoot) });
    } else if (!sitting.open && verb !== undefined) {
      sitting.round += 1;
      sitting.open = true;
    }
  });

  H5P.externalDispatcher.on('initialized', function () { send({ action: 'initialized' }); });
  window.addEventListener('error', function (event) {
    send({ action: 'error', message: String(event.message).slice(0, 500) });
  });

  /* The core asks addresses that begin with "bridge:"; they become messages, so that the frame needs
     no network right to the site. The finish call repeats what the statement said and stays here. */
  H5P.jQuery.ajaxTransport('+*', function (options) {
    if (options.url.indexOf('bridge:/') !== 0) { return undefined; }
    return {
      send: function (headers, done) {
        var path = options.url.slice('bridge:'.length).split('?')[0].split('/');
        if (path[1] !== 'state') { done(200, '', { text: '{"success":true}' }); return; }
        asked += 1;
        waiting[asked] = done;
        send({
          action: 'state', id: asked, method: options.type,
          dataType: decodeURIComponent(path[2]), subContentId: decodeURIComponent(path[3]),
          data: typeof options.data === 'string' ? new URLSearchParams(options.data).get('data') : null
        });
      },
      abort: function () { /* the message is on its way */ }
    };
  });

  window.addEventListener('message', function (event) {
    var said = event.data;
    if (event.source !== window.parent || event.origin !== page || !said || said.context !== 'lms-h5p') { return; }
    var done = waiting[said.id];
    delete waiting[said.id];
    if (done) { done(said.status, '', { text: said.body }, 'Content-Type: application/json'); }
  });

  /* Links open from the page around, which names the host first: the frame itself may open nothing. */
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || event.defaultPrevented || !/^https?:$/.test(link.protocol)) { return; }
    event.preventDefault();
    send({ action: 'link', address: link.href });
  });
})();
