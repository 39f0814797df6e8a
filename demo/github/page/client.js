// Draws diagrams, and shows what is new without a reload. Works with the server's HTML alone when scripts are off.

/** A source inside closed details has no size to draw for: it is drawn when the person opens them. */
function drawDiagrams(root) {
  for (const code of root.querySelectorAll("pre > code.language-mermaid")) {
    if (!code.closest("details:not([open])")) drawDiagram(code.parentElement);
  }
}

document.addEventListener("toggle", (event) => drawDiagrams(event.target), { capture: true });

/** A diagram goes to a frame without origin or network; it answers with its height, or that it cannot draw. */
function drawDiagram(pre) {
  if (pre.dataset.drawn) return;
  pre.dataset.drawn = "yes";
  const frame = document.createElement("iframe");
  frame.src = "/_/diagram.html";
  frame.sandbox = "allow-scripts";
  frame.title = "Diagram";
  frame.className = "diagram";
  frame.source = pre.textContent;
  frame.style.height = drawn.get(frame.source) ?? "";
  pre.before(frame);
}

const drawn = new Map();

window.addEventListener("message", (event) => {
  const frame = [...document.querySelectorAll("iframe.diagram")].find((one) => one.contentWindow === event.source);
  if (!frame) return;
  const pre = frame.nextElementSibling;
  if (event.data === "ready") {
    frame.contentWindow.postMessage({ source: frame.source }, "*");
  } else if (event.data.height > 0) {
    frame.style.height = `${Math.min(2000, event.data.height)}px`;
    frame.dataset.state = "drawn";
    drawn.set(frame.source, frame.style.height);
    pre.hidden = true;
  } else {
    frame.dataset.state = "failed";
    frame.remove();
    pre.classList.add("undrawn");
  }
});

/** Details that the server did not name are known by their comment and summary. */
function keyOf(details) {
  const { key } = details.dataset;
  return key ?? `${details.closest("[id]")?.id} ${details.querySelector("summary")?.textContent}`;
}

/** Takes over what changed: keeps what the person opened, wrote or already sees drawn. */
function replaceContent(fresh) {
  const main = document.querySelector("main");
  const opened = new Map([...main.querySelectorAll("details")].map((one) => [keyOf(one), one.open]));
  const kept = [...main.querySelectorAll("[data-keep]")];
  for (const [index, form] of [...fresh.querySelectorAll("[data-keep]")].entries()) {
    if (kept[index]) form.replaceWith(kept[index]);
  }
  for (const one of fresh.querySelectorAll("details")) {
    const before = opened.get(keyOf(one));
    if (before !== undefined) one.open = before;
  }
  main.replaceChildren(...fresh.childNodes);
  drawDiagrams(main);
}

let last = "";
let waiting;

async function refresh() {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const main = page.querySelector("main");
  if (main.innerHTML === last) return;
  last = main.innerHTML;
  replaceContent(document.adoptNode(main));
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => void refresh(), 120);
}

function listen() {
  const events = new EventSource(`/_/events?repository=${document.documentElement.dataset.repository}`);
  events.onmessage = soon;
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(event.target);
});

async function send(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  button.disabled = false;
  if (!response.ok) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const words = page.querySelector("main p")?.textContent ?? "That did not work.";
    const note = document.createElement("p");
    note.className = "failed";
    note.textContent = words;
    form.after(note);
    return;
  }
  form.reset();
  soon();
}

last = document.querySelector("main").innerHTML;
drawDiagrams(document);
listen();
