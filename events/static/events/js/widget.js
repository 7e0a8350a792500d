// In a frame: tells the page around it how high the widget is, so that it needs no scrollbar of
// its own. Nothing else is told, and nothing secret, so it may be any page.
(function () {
  if (window.parent === window) return;
  let told = 0;

  // The parts themselves: the body is at least as high as the frame and would never shrink.
  function height() {
    const parts = [...document.body.children].map((part) => part.getBoundingClientRect().height);
    const edges = document.body.offsetHeight - document.body.clientHeight;
    return Math.ceil(parts.reduce((sum, part) => sum + part, edges));
  }

  function tell() {
    told = height();
    window.parent.postMessage({ mawaid: "height", height: told }, "*");
  }

  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.mawaid === "ask") tell();
  });
  const watch = new ResizeObserver(() => {
    if (height() !== told) tell();
  });
  for (const part of document.body.children) watch.observe(part);
})();
