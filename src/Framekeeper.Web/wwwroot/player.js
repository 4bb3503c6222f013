// Plays a tape while its viewer may see it. The page holds <video data-tape="r-…"> or <audio data-tape="r-…">, the words as [data-words], the notice as [data-locked-notice] (hidden),
// and the form's token as data-token beside data-tape; data-purpose where it is not supervision.
(() => {
  "use strict";
  const lost = 15000, tell = 15000;

  for (const media of document.querySelectorAll("video[data-tape], audio[data-tape]")) {
    play(media, media.dataset.tape);
  }

  function play(media, tape) {
    const at = `/tapes/${encodeURIComponent(tape)}`;
    const purpose = media.dataset.purpose ? `?purpose=${encodeURIComponent(media.dataset.purpose)}` : "";
    let locked = false, since = null, last = 0, watch = null, heard = Date.now();

    function lock() {
      if (locked) {
        return;
      }

      locked = true;
      watch?.close();
      media.pause();
      report();
      media.removeAttribute("src");
      media.querySelectorAll("source, track").forEach(one => one.remove());
      media.load();
      media.hidden = true;
      document.querySelectorAll("[data-words]").forEach(words => {
        words.replaceChildren();
        words.hidden = true;
      });
      document.querySelectorAll("[data-locked-notice]").forEach(notice => {
        notice.hidden = false;
        notice.focus?.();
      });
    }

    // The browser opens a lost stream again by itself; what it may not open again is closed for good.
    function follow() {
      watch = new EventSource(`${at}/watch${purpose}`);
      watch.addEventListener("open", () => { heard = Date.now(); });
      watch.addEventListener("locked", lock);
      watch.addEventListener("error", () => {
        if (watch.readyState === EventSource.CLOSED) {
          lock();
        }
      });
    }

    setInterval(() => {
      if (watch.readyState === EventSource.OPEN) {
        heard = Date.now();
      } else if (Date.now() - heard > lost) {
        lock();
      }
    }, 1000);

    // What was played without a jump, from one moment to another.
    function report() {
      if (since !== null && last - since >= 0.1) {
        const body = new URLSearchParams({ from: since.toFixed(1), to: last.toFixed(1), __RequestVerificationToken: media.dataset.token ?? "" });
        navigator.sendBeacon(`${at}/played${purpose}`, body);
      }

      since = null;
    }

    media.addEventListener("timeupdate", () => {
      if (media.seeking || media.paused) {
        return;
      }

      if (since === null || Math.abs(media.currentTime - last) > 3) {
        report();
        since = media.currentTime;
      }

      last = media.currentTime;
    });
    media.addEventListener("seeking", report);
    media.addEventListener("pause", () => {
      if (since !== null && !media.seeking && media.currentTime > last) {
        last = media.currentTime;
      }

      report();
    });
    media.addEventListener("ended", report);
    addEventListener("pagehide", report);
    setInterval(report, tell);

    follow();
    media.src = `${at}/media${purpose}`;
  }
})();
