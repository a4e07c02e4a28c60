// Films on other hosts: the player comes only when the person presses play.
document.addEventListener("click", (event) => {
  const start = event.target.closest(".embed-start");
  const figure = start?.closest("[data-embed]");
  if (!figure || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = figure.dataset.embed;
  frame.title = figure.dataset.embedTitle;
  frame.allow = "fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  start.replaceWith(frame);
  frame.focus();
});
