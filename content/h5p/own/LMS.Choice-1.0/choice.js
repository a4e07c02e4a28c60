/* Questions with choices: radio buttons where one answer is right, check boxes where several are. */
var LMS = window.LMS || {};
window.LMS = LMS;

LMS.Choice = (function () {
  'use strict';

  var WORDS = {
    check: 'Check my answers', retry: 'Try again', correct: 'Right', wrong: 'Not right',
    result: 'You have :score of :max.', missing: 'Please answer question :number first.',
    several: 'Choose all that are right.', number: 'Question :number of :count'
  };

  /* Texts arrive escaped; they are shown as text, never as markup. */
  function text(escaped) {
    return new DOMParser().parseFromString(String(escaped || ''), 'text/html').documentElement.textContent;
  }

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (content) { made.textContent = content; }
    return made;
  }

  function Choice(params, contentId, extras) {
    H5P.EventDispatcher.call(this);
    this.contentId = contentId;
    this.task = text(params.task_description);
    this.questions = (params.questions || []).map(readQuestion);
    this.words = {};
    Object.keys(WORDS).forEach(function (key) {
      this.words[key] = text((params.l10n || {})[key]) || WORDS[key];
    }, this);
    this.chosen = this.questions.map(function () { return []; });
    this.checked = false;
    this.restore((extras || {}).previousState);
    this.startedAt = Date.now();
  }

  Choice.prototype = Object.create(H5P.EventDispatcher.prototype);
  Choice.prototype.constructor = Choice;

  function readQuestion(question, index) {
    var answers = (question.answers || []).map(function (answer) {
      return { text: text(answer.text), correct: answer.correct === true, feedback: text(answer.feedback) };
    });
    var right = answers.filter(function (answer) { return answer.correct; }).length;
    return {
      id: text(question.id) || 'question-' + (index + 1),
      text: text(question.question), answers: answers, several: right > 1
    };
  }

  Choice.prototype.restore = function (state) {
    if (!state || !Array.isArray(state.chosen)) { return; }
    this.questions.forEach(function (question, q) {
      var kept = Array.isArray(state.chosen[q]) ? state.chosen[q] : [];
      this.chosen[q] = kept.filter(function (a) { return Number.isInteger(a) && question.answers[a]; });
    }, this);
    this.checked = state.checked === true && this.firstOpen() === -1;
  };

  Choice.prototype.attach = function ($container) {
    var root = element('div', 'lms-choice');
    if (this.task) { root.append(element('p', 'lms-choice-task', this.task)); }
    this.form = element('form', 'lms-choice-form');
    this.form.noValidate = true;
    this.form.append.apply(this.form, this.questions.map(this.drawQuestion, this));
    this.status = element('p', 'lms-choice-status');
    this.status.setAttribute('role', 'status');
    this.status.tabIndex = -1;
    this.button = element('button', 'lms-choice-button');
    this.button.type = 'submit';
    this.form.append(this.status, this.button);
    this.form.addEventListener('submit', this.submit.bind(this));
    this.form.addEventListener('change', this.change.bind(this));
    root.append(this.form);
    $container.get(0).append(root);
    this.draw();
    if (!this.checked) { this.triggerXAPI('attempted'); }
  };

  Choice.prototype.drawQuestion = function (question, q) {
    var box = element('fieldset', 'lms-choice-question');
    var legend = element('legend', 'lms-choice-legend');
    var number = this.words.number.replace(':number', q + 1).replace(':count', this.questions.length);
    legend.append(element('span', 'lms-choice-number', number), element('span', 'lms-choice-text', question.text));
    box.append(legend);
    if (question.several) { box.append(element('p', 'lms-choice-hint', this.words.several)); }
    question.answers.forEach(function (answer, a) {
      var label = element('label', 'lms-choice-answer');
      var input = element('input');
      input.type = question.several ? 'checkbox' : 'radio';
      input.name = 'question-' + q;
      input.value = a;
      input.checked = this.chosen[q].indexOf(a) !== -1;
      label.append(input, element('span', '', answer.text));
      box.append(label);
    }, this);
    var feedback = element('p', 'lms-choice-feedback');
    feedback.id = 'lms-choice-feedback-' + q;
    box.setAttribute('aria-describedby', feedback.id);
    box.append(feedback);
    return box;
  };

  Choice.prototype.change = function (event) {
    var q = Number(event.target.name.split('-')[1]);
    var inputs = Array.from(this.form.elements[event.target.name]);
    this.chosen[q] = inputs.filter(function (input) { return input.checked; })
      .map(function (input) { return Number(input.value); });
    this.status.textContent = '';
    this.triggerXAPI('interacted');
    this.trigger('resize');
  };

  Choice.prototype.submit = function (event) {
    event.preventDefault();
    if (this.checked) { this.resetTask(); this.form.querySelector('input').focus(); return; }
    var open = this.firstOpen();
    if (open !== -1) {
      this.status.textContent = this.words.missing.replace(':number', open + 1);
      this.form.querySelectorAll('fieldset')[open].querySelector('input').focus();
      this.trigger('resize');
      return;
    }
    this.checked = true;
    this.draw();
    this.status.focus();
    this.report();
  };

  Choice.prototype.draw = function () {
    var boxes = this.form.querySelectorAll('fieldset');
    this.questions.forEach(function (question, q) { this.drawFeedback(boxes[q], question, q); }, this);
    this.button.textContent = this.checked ? this.words.retry : this.words.check;
    this.status.textContent = this.checked
      ? this.words.result.replace(':score', this.getScore()).replace(':max', this.getMaxScore()) : '';
    this.trigger('resize');
  };

  Choice.prototype.drawFeedback = function (box, question, q) {
    var right = this.isRight(q);
    box.classList.toggle('is-right', this.checked && right);
    box.classList.toggle('is-wrong', this.checked && !right);
    box.querySelectorAll('input').forEach(function (input) { input.disabled = this.checked; }, this);
    var feedback = box.querySelector('.lms-choice-feedback');
    feedback.textContent = '';
    if (!this.checked) { return; }
    var said = this.chosen[q].map(function (a) { return question.answers[a].feedback; }).filter(Boolean);
    feedback.append(element('strong', '', (right ? this.words.correct : this.words.wrong) + '. '), said.join(' '));
  };

  Choice.prototype.firstOpen = function () {
    return this.chosen.findIndex(function (chosen) { return chosen.length === 0; });
  };

  Choice.prototype.isRight = function (q) {
    return this.questions[q].answers.every(function (answer, a) {
      return answer.correct === (this.chosen[q].indexOf(a) !== -1);
    }, this);
  };

  Choice.prototype.report = function () {
    this.questions.forEach(function (question, q) { this.trigger(this.statement(question, q)); }, this);
    this.trigger(this.statement());
  };

  /* A statement about one question (child) or about the whole (root). */
  Choice.prototype.statement = function (question, q) {
    var event = this.createXAPIEventTemplate('answered');
    var said = event.data.statement;
    if (question) {
      said.context = said.context || {};
      said.context.contextActivities = said.context.contextActivities || {};
      said.context.contextActivities.parent = [{ id: said.object.id, objectType: 'Activity' }];
      said.object.id += '?subContentId=' + encodeURIComponent(question.id);
      said.object.definition = this.definition(question);
      event.setScoredResult(this.isRight(q) ? 1 : 0, 1, this, true, this.isRight(q));
      said.result.response = this.chosen[q].join('[,]');
    } else {
      event.setScoredResult(this.getScore(), this.getMaxScore(), this, true, this.getScore() === this.getMaxScore());
      said.result.duration = 'PT' + Math.round((Date.now() - this.startedAt) / 1000) + 'S';
    }
    return event;
  };

  Choice.prototype.definition = function (question) {
    var right = [];
    var choices = question.answers.map(function (answer, a) {
      if (answer.correct) { right.push(a); }
      return { id: String(a), description: { 'en-US': answer.text } };
    });
    return {
      description: { 'en-US': question.text }, type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'choice', choices: choices, correctResponsesPattern: [right.join('[,]')]
    };
  };

  Choice.prototype.getCurrentState = function () {
    var touched = this.checked || this.chosen.some(function (chosen) { return chosen.length > 0; });
    return touched ? { chosen: this.chosen, checked: this.checked } : undefined;
  };
  Choice.prototype.resetTask = function () {
    this.checked = false;
    this.chosen = this.questions.map(function () { return []; });
    this.startedAt = Date.now();
    this.form.reset();
    this.form.querySelectorAll('input').forEach(function (input) { input.checked = false; });
    this.draw();
  };
  Choice.prototype.getAnswerGiven = function () { return this.firstOpen() === -1; };
  Choice.prototype.getMaxScore = function () { return this.questions.length; };
  Choice.prototype.getScore = function () {
    return this.questions.filter(function (question, q) { return this.isRight(q); }, this).length;
  };

  return Choice;
})();
