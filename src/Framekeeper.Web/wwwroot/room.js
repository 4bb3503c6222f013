// The room around a recording: the transcript follows and seeks, keys, stops. The player itself is player.js's.
(() => {
  "use strict";
  const media = document.querySelector("video[data-tape], audio[data-tape]");
  if (!media) {
    return;
  }

  const preroll = 5, frame = 1 / 25;
  const list = document.querySelector(".turns"), stopForm = document.querySelector("[data-stop]"), help = document.querySelector("[data-help]");
  const bar = document.querySelector("[data-bar]"), now = bar?.querySelector("[data-now]"), speed = document.querySelector("[data-speed]");
  const turns = () => [...document.querySelectorAll(".turns > li[data-at]")].filter(turn => turn.dataset.at !== "");
  let current = null, scrolled = 0;

  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  stopForm?.querySelector("[data-go]")?.removeAttribute("hidden");

  const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const seek = seconds => { media.currentTime = Math.max(0, Math.min(seconds, media.duration || seconds)); };
  const rate = value => { media.playbackRate = Math.min(2, Math.max(0.5, value)); };

  // The transcript follows, unless somebody has just scrolled it.
  list?.addEventListener("wheel", () => { scrolled = Date.now(); }, { passive: true });
  list?.addEventListener("touchmove", () => { scrolled = Date.now(); }, { passive: true });
  media.addEventListener("timeupdate", () => {
    now?.setAttribute("x", String(1000 * media.currentTime / Math.max(Number(bar.dataset.bar), media.duration || 0)));
    const here = turns().filter(turn => Number(turn.dataset.at) <= media.currentTime + 0.05).pop() ?? null;
    if (here !== current) {
      current?.removeAttribute("aria-current");
      here?.setAttribute("aria-current", "true");
      current = here;
      if (here && Date.now() - scrolled > 4000) {
        list.scrollTop = here.offsetTop - list.clientHeight / 3;
      }
    }
  });
  media.addEventListener("ratechange", () => { if (speed) { speed.value = String(media.playbackRate); } });
  speed?.addEventListener("change", () => rate(Number(speed.value)));

  document.addEventListener("click", event => {
    const link = event.target.closest("[data-seek]");
    if (link && link.dataset.seek !== "") {
      event.preventDefault();
      seek(Number(link.dataset.seek) - preroll);
      media.scrollIntoView({ block: "nearest" });
      return;
    }

    const key = event.target.closest("[data-key]");
    if (key) {
      press(key.dataset.key);
      return;
    }

    const turn = event.target.closest(".turns > li[data-at]");
    if (turn && !event.target.closest("a, button, form, input, textarea, summary") && getSelection().isCollapsed) {
      seek(Number(turn.dataset.at));
    }
  });
  bar?.addEventListener("click", event => {
    const box = bar.getBoundingClientRect();
    seek((event.clientX - box.left) / box.width * Number(bar.dataset.bar));
  });

  // Typing pauses, so that nothing is missed over it.
  document.addEventListener("input", event => {
    if (event.target.matches("textarea, input[type=text], input:not([type])")) {
      media.pause();
    }
  });
  stopForm?.querySelector("[data-go]")?.addEventListener("click", () => {
    stopForm.open = false;
    media.focus();
    media.play();
  });
  stopForm?.addEventListener("toggle", () => {
    if (stopForm.open) {
      mark();
    }
  });

  function mark() {
    media.pause();
    media.dispatchEvent(new CustomEvent("tapestop"));
    const at = stopForm.querySelector("input[data-at]"), turn = stopForm.querySelector("[data-turn]");
    at.value = clock(media.currentTime);
    turn.value = current?.id.slice(1) ?? "";
  }

  function step(back) {
    const marks = [...new Set([...document.querySelectorAll("[data-finding]")].map(link => link.dataset.seek).filter(at => at !== undefined && at !== "").map(Number))].sort((a, b) => a - b);
    const here = media.currentTime + preroll;
    const next = back ? marks.filter(at => at < here - 1).pop() : marks.find(at => at > here + 1);
    if (next !== undefined) {
      seek(next - preroll);
    }
  }

  // By the keyboard, too, one goes from turn to turn.
  list?.addEventListener("keydown", event => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.target !== list) {
      return;
    }

    const all = turns(), next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + step))];
    if (next) {
      event.preventDefault();
      scrolled = 0;
      seek(Number(next.dataset.at));
    }
  });

  function press(key) {
    switch (key) {
      case " ": case "k": media.paused ? media.play() : media.pause(); break;
      case "j": media.playbackRate > 1 ? rate(media.playbackRate - 0.25) : seek(media.currentTime - 5); break;
      case "l": media.paused ? media.play() : rate(media.playbackRate + 0.25); break;
      case ",": media.pause(); seek(media.currentTime - frame); break;
      case ".": media.pause(); seek(media.currentTime + frame); break;
      case "n": step(false); break;
      case "p": step(true); break;
      case "s":
        if (stopForm) {
          stopForm.open = true;
          mark();
          stopForm.querySelector("textarea").focus();
          stopForm.scrollIntoView({ block: "nearest" });
        }

        break;
      case "?": help?.showModal(); break;
      default: return false;
    }

    return true;
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || help?.open || event.target.closest("input, textarea, select, [contenteditable]")) {
      return;
    }

    // A button or link that has the focus keeps the space bar.
    if (event.key === " " && event.target.closest("a, button, summary, video, audio")) {
      return;
    }

    if (press(event.key.length === 1 ? event.key.toLowerCase() : event.key)) {
      event.preventDefault();
    }
  });
})();
