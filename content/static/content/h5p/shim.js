/* First script in an H5P frame. The frame has an opaque origin, where browsers refuse storage and
   cookies with an exception; H5P and its libraries expect both, so they get short-lived stand-ins. */
(function () {
  'use strict';

  function memory() {
    var kept = Object.create(null);
    var methods = {
      getItem: function (key) { return key in kept ? kept[key] : null; },
      setItem: function (key, value) { kept[key] = String(value); },
      removeItem: function (key) { delete kept[key]; },
      clear: function () { kept = Object.create(null); },
      key: function (index) { return Object.keys(kept)[index] || null; }
    };
    return new Proxy(methods, {
      get: function (target, key) {
        if (key === 'length') { return Object.keys(kept).length; }
        return key in target ? target[key] : kept[key];
      },
      set: function (target, key, value) { kept[key] = String(value); return true; },
      deleteProperty: function (target, key) { delete kept[key]; return true; }
    });
  }

  ['localStorage', 'sessionStorage'].forEach(function (name) {
    try {
      void window[name].length;
    } catch (refused) {
      Object.defineProperty(window, name, { value: memory(), configurable: true });
    }
  });

  try {
    void document.cookie;
  } catch (refused) {
    Object.defineProperty(document, 'cookie', {
      get: function () { return ''; },
      set: function () { /* nothing is kept */ }
    });
  }

  window.H5PIntegration = JSON.parse(document.getElementById('h5p-integration').textContent);
})();
