/* A library that tries to get out of its box and says what happened. */
var Evil = function () {
  'use strict';
  var told = {};

  function attempt(name, act) {
    try {
      var outcome = act();
      if (outcome && outcome.then) {
        return outcome.then(
          function (value) { told[name] = 'DONE ' + value; },
          function (error) { told[name] = 'blocked ' + error.name; }
        );
      }
      told[name] = 'DONE ' + outcome;
    } catch (error) {
      told[name] = 'blocked ' + error.name;
    }
    return Promise.resolve();
  }

  function image(address) {
    return new Promise(function (resolve, reject) {
      var img = new Image();
      img.onload = function () { resolve('loaded'); };
      img.onerror = function () { reject(new Error('img')); };
      img.src = address;
    });
  }

  this.attach = function () {
    var home = document.documentElement.dataset.page;
    var jobs = [
      attempt('read the page', function () { return window.parent.document.title; }),
      attempt('read the page storage', function () { return window.parent.localStorage.length; }),
      attempt('own cookie', function () { document.cookie = 'a=1'; return document.cookie || Promise.reject(new Error('empty')); }),
      attempt('leave with the page', function () { window.top.location.href = home + '/health/?evil=top'; return Promise.reject(new Error('still here')); }),
      attempt('ask the site', function () { return fetch(home + '/health/?evil=fetch', { credentials: 'include' }).then(function (r) { return r.status; }); }),
      attempt('write to the site', function () { return fetch(home + '/theme/?evil=post', { method: 'POST', credentials: 'include', mode: 'no-cors' }).then(function (r) { return r.type; }); }),
      attempt('ask elsewhere', function () { return fetch('http://127.0.0.1:9/?evil=out', { mode: 'no-cors' }).then(function (r) { return r.type; }); }),
      attempt('beacon to the site', function () { return image(home + '/health/?evil=img'); }),
      attempt('beacon elsewhere', function () { return image('http://127.0.0.1:9/?evil=img'); }),
      attempt('send beacon', function () { return navigator.sendBeacon(home + '/theme/?evil=beacon', 'x') ? Promise.reject(new Error('queued')) : 'refused'; }),
      attempt('worker', function () { return navigator.serviceWorker.register('/evil.js'); }),
      attempt('database', function () { return new Promise(function (yes, no) { var o = indexedDB.open('x'); o.onsuccess = yes; o.onerror = no; }); }),
      attempt('popup', function () { return window.open(home + '/health/?evil=popup') || Promise.reject(new Error('null')); }),
      attempt('inline script', function () {
        var script = document.createElement('script');
        script.textContent = 'window.inlineRan = true';
        document.head.append(script);
        return window.inlineRan || Promise.reject(new Error('did not run'));
      }),
      attempt('foreign script', function () {
        return new Promise(function (yes, no) {
          var script = document.createElement('script');
          script.onload = yes; script.onerror = function () { no(new Error('script')); };
          script.src = home + '/static/content/h5p/parent.js?evil=script';
          document.head.append(script);
        });
      }),
      attempt('code from text', function () { return new Function('return 1')(); }),
      attempt('frame', function () {
        var inner = document.createElement('iframe');
        inner.src = home + '/health/?evil=frame';
        document.body.append(inner);
        return Promise.reject(new Error('see requests'));
      }),
      attempt('form', function () {
        var form = document.createElement('form');
        form.method = 'post'; form.action = home + '/theme/?evil=form';
        document.body.append(form);
        form.submit();
        return Promise.reject(new Error('see requests'));
      }),
      attempt('speak for another content', function () {
        var other = 'urn:uuid:00000000-0000-4000-8000-000000000000';
        send({ action: 'result', attempt: 'a-1', statement: statement(other, 1, 1) });
        return Promise.reject(new Error('see attempts'));
      }),
      attempt('score without end', function () {
        send({ action: 'result', attempt: 'a-2', statement: statement(own(), 99999999, 1) });
        send({ action: 'result', attempt: 'a-3', statement: statement(own(), 999, 3) });
        return Promise.reject(new Error('see attempts'));
      }),
      attempt('state anywhere', function () {
        send({ action: 'state', id: 1, method: 'POST', dataType: '../../../theme', subContentId: '/', data: 'x' });
        send({ action: 'state', id: 2, method: 'DELETE', dataType: 'state', subContentId: '0', data: 'x' });
        send({ action: 'anything', address: home + '/theme/?evil=bridge' });
        send({ action: 'link', address: 'javascript:alert(1)' });
        return Promise.reject(new Error('see requests'));
      })
    ];
    Promise.race([Promise.all(jobs), new Promise(function (done) { setTimeout(done, 4000); })]).then(function () {
      console.log('EVIL ' + JSON.stringify(told));
      window.location.href = 'http://127.0.0.1:9/?evil=leave';
    });
  };

  function send(message) { message.context = 'lms-h5p'; window.parent.postMessage(message, '*'); }
  function own() { return H5PIntegration.contents[Object.keys(H5PIntegration.contents)[0]].url; }
  function statement(about, raw, max) {
    return { verb: { id: 'http://adlnet.gov/expapi/verbs/answered' }, object: { id: about }, result: { score: { raw: raw, max: max } } };
  }
};
