// Runs in a sandboxed frame: draws one Mermaid source, and tells the page how high it is, or that it cannot be drawn.
const library = "/_/mermaid/mermaid.esm.min.mjs";
const { default: mermaid } = await import(library);

mermaid.initialize({
  startOnLoad: false,
  securityLevel: "strict",
  theme: "default",
  fontFamily: "system-ui, sans-serif",
});

async function draw(source) {
  try {
    const { svg } = await mermaid.render("diagram", source);
    document.body.innerHTML = svg;
    const height = Math.ceil(document.body.firstElementChild.getBoundingClientRect().height);
    window.parent.postMessage({ height: height + 16 }, "*");
  } catch {
    window.parent.postMessage({ height: 0 }, "*");
  }
}

window.addEventListener("message", (event) => {
  if (event.source === window.parent && typeof event.data?.source === "string") void draw(event.data.source);
});
window.parent.postMessage("ready", "*");
