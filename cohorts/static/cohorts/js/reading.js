// Remembers the block that the reader has reached; the lesson's page offers it again.

const lesson = document.querySelector("[data-reading]");
const token = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;
let reached = "";
let sent = "";
let later = 0;

function send() {
  later = 0;
  if (reached === sent) return;
  sent = reached;
  const body = new URLSearchParams({ place: reached, csrfmiddlewaretoken: token() });
  fetch(lesson.dataset.reading, { method: "POST", body, keepalive: true }).catch(() => (sent = ""));
}

function see(entries) {
  const seen = entries.filter((entry) => entry.isIntersecting).at(-1);
  if (!seen) return;
  reached = seen.target.id;
  later ||= setTimeout(send, 1500);
}

if (lesson && document.querySelector("input[name=csrfmiddlewaretoken]")) {
  const observer = new IntersectionObserver(see, { rootMargin: "-40% 0px -40% 0px" });
  for (const block of lesson.querySelectorAll("[data-place]")) observer.observe(block);
  document.addEventListener("visibilitychange", () => document.hidden && later && send());
}
