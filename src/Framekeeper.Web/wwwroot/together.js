// Watching one tape far apart: the presenter's player moves that of everybody. Beside <video data-tape> or <audio data-tape> the page holds [data-together] (Pages/Shared/_Together.cshtml).
// Another script that stops the tape to talk about a moment tells it by a "tapestop" event on the player.
(() => {
  "use strict";
  const frame = 1 / 25, looks = 250;
  const root = document.querySelector("[data-together]");
  const media = document.querySelector("video[data-tape], audio[data-tape]");
  if (!root || !media || "ready" in root.dataset) {
    return;
  }

  root.dataset.ready = "";
  const part = name => root.querySelector(`[data-${name}]`);
  const me = root.dataset.me;
  let line = null, head = null, people = [], asked = [], offset = null, left = true;
  let fresh = 0, sought = 0, lead = 0, ours = 1;

  part("apart").hidden = false;
  part("join").addEventListener("click", join);
  part("leave").addEventListener("click", leave);
  part("take").addEventListener("click", () => call("Take"));
  part("hand").addEventListener("click", () => call("HandOver", part("to").value));

  const local = () => performance.timeOrigin + performance.now();
  const presents = () => head?.presenter === me;

  // Whoever is alone with nobody who presents is free.
  const bound = () => !left && head && (head.presenter || people.length > 1);
  const named = id => people.find(one => one.id === id)?.name;

  // How far the server's clock is from ours. An answer is taken to be from half-way, so it is wrong by at most half of what it took: the quickest of the last ones counts.
  async function ask(times) {
    for (let i = 0; i < times; i++) {
      const from = local();
      const at = await line.invoke("Clock");
      const took = local() - from;
      asked.push({ took, offset: at - from - took / 2 });
    }

    asked.splice(0, asked.length - 12);
    offset = asked.reduce((best, one) => one.took < best.took ? one : best).offset;
  }

  // Where the tape is now by the room's clock.
  function due() {
    const at = head.position + (head.playing ? Math.max(0, (local() + offset - head.at) / 1000) * head.rate : 0);
    return Number.isFinite(media.duration) ? Math.min(at, media.duration) : at;
  }

  function pace(rate) {
    if (media.playbackRate !== rate) {
      media.playbackRate = ours = rate;
    }
  }

  function go(to) {
    sought = local();
    media.currentTime = Math.max(0, to);
  }

  // What is left of a seek when the player has arrived is how long it took: the next one aims so much further.
  media.addEventListener("seeked", () => {
    if (sought) {
      lead = Math.min(0.5, (local() - sought) / 1000);
      sought = 0;
    }
  });

  function look() {
    if (!bound() || offset === null || media.readyState === 0) {
      return;
    }

    // Whoever presents catches up as others do, but not for long: from then on the own player is right.
    if (fresh && presents() && local() - fresh > 3000) {
      fresh = 0;
    }

    if (!head.playing) {
      if (!media.paused) {
        media.pause();
      } else if (!media.seeking && Math.abs(media.currentTime - due()) > frame && (!presents() || fresh)) {
        go(due());
      } else if (!media.seeking) {
        fresh = 0;
      }

      pace(head.rate);
      return;
    }

    if (media.paused) {
      if (due() < (media.duration || Infinity) - frame) {
        media.play().catch(() => { trouble("Press play once, so that the browser lets the sound begin."); });
      }

      return;
    }

    if (media.seeking) {
      return;
    }

    const behind = due() - media.currentTime;
    if (media.readyState < 3 && !(presents() && !fresh && Math.abs(behind) > 0.5)) {
      return;
    }

    if (Math.abs(behind) <= frame) {
      fresh = 0;
    }

    // A presenter whose player stalled is right all the same: the room waits for it.
    if (presents() && !fresh && Math.abs(behind) > 0.5) {
      say("Seek", true);
    } else if (Math.abs(behind) > (fresh ? 0.15 : 1)) {
      fresh ||= local();
      go(due() + lead * head.rate);
    } else {
      pace(head.rate * (Math.abs(behind) < frame / 4 ? 1 : 1 + Math.max(-0.08, Math.min(0.08, behind))));
    }
  }

  setInterval(look, looks);

  function call(what, ...how) {
    return line?.state === "Connected" ? line.invoke(what, ...how).then(trouble, () => {}) : Promise.resolve();
  }

  // What a presenter does with the player, everybody's does. It counts here before the room has answered.
  function say(what, playing) {
    head = { ...head, playing, position: media.currentTime, at: local() + offset };
    return call(what, media.currentTime);
  }

  // What a script did to catch up is no news.
  const tell = (event, what, playing, unless) => media.addEventListener(event, () => {
    if (!left && offset !== null && presents() && !fresh && !unless()) {
      say(what, playing());
    }
  });
  tell("play", "Play", () => true, () => head.playing);
  tell("pause", "Pause", () => false, () => !head.playing);
  tell("seeked", "Seek", () => head.playing, () => Math.abs(media.currentTime - due()) <= 2 * frame);
  media.addEventListener("tapestop", () => {
    if (!left && presents()) {
      say("Stop", false);
    }
  });
  media.addEventListener("ratechange", () => {
    if (!left && presents() && media.playbackRate !== ours) {
      ours = media.playbackRate;
      head = { ...head, position: due(), at: local() + offset, rate: ours };
      call("Rate", ours);
    }
  });

  function onHead(next) {
    if (head && next.version < head.version) {
      return;
    }

    const first = head === null;
    head = next;
    if (first || !presents() && (next.why === "seek" || next.why === "play" || next.why === "stop" || next.why === "pause")) {
      fresh = local();
    }

    show();
    look();
  }

  function show() {
    const who = head && named(head.presenter);
    part("join").hidden = !left;
    part("leave").hidden = left;
    part("take").hidden = left || !!head?.presenter || root.dataset.may !== "present";
    part("handing").hidden = left || !presents() || people.length < 2;
    if (left) {
      part("there").textContent = "";
      return;
    }

    const says = presents() ? "You present: your player moves everybody's."
      : !head?.presenter && people.length < 2 ? "You are alone here; your player is free."
      : head?.presenter ? `You follow ${who ?? "the presenter, who is away for a moment"}.${head.why === "stop" ? " The tape is stopped." : ""}`
      : "Nobody presents just now; the tape stands.";
    if (part("follows").textContent !== says) {
      part("follows").textContent = says;
    }

    part("there").textContent = `Here: ${people.map(one => one.id === head?.presenter ? `${one.name} (presents)` : one.name).join(", ")}`;
    const to = part("to"), others = people.filter(one => one.id !== me);
    if ([...to.options].map(one => one.value).join() !== others.map(one => one.id).join()) {
      to.replaceChildren(...others.map(one => new Option(one.name, one.id)));
    }
  }

  function trouble(says) {
    part("trouble").textContent = says ?? "";
    part("trouble").hidden = !says;
  }

  async function begin() {
    head = offset = null;
    asked = [];
    await line.start();
    await ask(7);
    trouble("");
  }

  async function join() {
    left = false;
    line = new signalR.HubConnectionBuilder()
      .withUrl(root.dataset.room, { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets })
      .configureLogging(signalR.LogLevel.None).build();
    line.keepAliveIntervalInMilliseconds = 2000;
    line.serverTimeoutInMilliseconds = 6000;
    line.on("people", all => { people = all; });
    line.on("head", onHead);
    line.on("out", says => {
      leave();
      trouble(says);
    });
    line.onclose(back);
    try {
      await begin();
      if (!head?.presenter && root.dataset.may === "present") {
        const alone = people.length < 2;
        await call("Take");
        if (alone && presents()) {
          fresh = 0;
          await say(media.paused ? "Seek" : "Play", !media.paused);
        }
      }

      look();
    } catch {
      back();
    }
  }

  // A lost line is taken up again until it is back or somebody leaves; then the room says where the tape is.
  let again = null;
  function back() {
    if (left || again) {
      return;
    }

    trouble("The line is lost; it is taken up again.");
    again = setTimeout(async () => {
      again = null;
      try {
        await begin();
        show();
        look();
      } catch {
        back();
      }
    }, 500 + Math.random() * 500);
  }

  async function leave() {
    left = true;
    clearTimeout(again);
    again = null;
    await call("Leave");
    line?.stop();
    pace(head?.rate ?? 1);
    head = null;
    people = [];
    part("follows").textContent = "You watch on your own.";
    show();
  }

  setInterval(() => {
    if (!left && line?.state === "Connected") {
      ask(1).catch(() => {});
    }
  }, 5000);

  // The browser knows sooner than the line does.
  addEventListener("offline", () => line?.stop());
})();
