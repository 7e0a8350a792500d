// For pages that show the calendar: gives each of its frames the height of what it holds.
//
//   <iframe src="…/fr/embed/list/" data-mawaid></iframe>
//   <script src="…/embed.js" async></script>
//
// A frame sends { mawaid: "height", height: 640 } (in pixels) when it was loaded, when it changes,
// and when it is sent { mawaid: "ask" }. No other frame is touched, nothing is stored or sent on.
(function () {
  const HIGHEST = 10000;

  function frames() {
    return [...document.querySelectorAll("iframe[data-mawaid]")];
  }

  window.addEventListener("message", (event) => {
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (!frame || event.origin !== new URL(frame.src, document.baseURI).origin) return;
    const { mawaid, height } = Object(event.data);
    if (mawaid === "height" && height > 0 && height <= HIGHEST) frame.style.height = `${height}px`;
  });

  // Those that were loaded before this script was.
  for (const frame of frames()) frame.contentWindow.postMessage({ mawaid: "ask" }, "*");
})();
