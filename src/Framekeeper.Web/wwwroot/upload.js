// Sends a recording in pieces that can be gone on with (tus 1.0.0). The page holds <form data-upload> with the fields treatment, held, medium, recorded, agreed, stopped and a file, and in it
// <progress>, [data-says] for what is to be said (role="status"), and the buttons [data-pause], [data-resume], [data-cancel] (hidden until they are of use); data-done where to go, with ID in it.
// Without script the form posts itself to /tapes/upload.
(() => {
  "use strict";
  const first = 4096, piece = 8 << 20, waits = [1, 2, 4, 8, 15, 30];

  for (const form of document.querySelectorAll("form[data-upload]")) {
    prepare(form);
  }

  function prepare(form) {
    const find = name => form.querySelector(`[${name}]`);
    const progress = form.querySelector("progress"), says = find("data-says"), pause = find("data-pause"), resume = find("data-resume"), cancel = find("data-cancel");
    const chosen = () => form.querySelector("input[type=file]").files[0];
    let running = null, at = null;

    form.addEventListener("submit", event => {
      event.preventDefault();
      if (running === null) {
        send();
      }
    });
    pause?.addEventListener("click", () => running?.abort());
    resume?.addEventListener("click", () => running === null && send());
    cancel?.addEventListener("click", async () => {
      running?.abort();
      if (at !== null) {
        await fetch(at, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => {});
        sessionStorage.removeItem(await fingerprint(chosen()));
        at = null;
      }

      show("Taken back. Nothing of it is kept.");
    });

    async function send() {
      const file = chosen();
      if (!file) {
        show("Choose the file of the recording.");
        return;
      }

      const stop = running = new AbortController();
      const mark = await fingerprint(file);
      buttons();
      try {
        at = sessionStorage.getItem(mark);
        let offset = at === null ? null : await where(stop.signal);
        if (offset === null) {
          at = await create(file, stop.signal);
          sessionStorage.setItem(mark, at);
          offset = 0;
        }

        await pieces(file, offset, stop.signal);
        sessionStorage.removeItem(mark);
        show("All of it has arrived and is sealed.");
        running = null;
        if (form.dataset.done) {
          location.assign(form.dataset.done.replace("ID", at.split("/").pop()));
        }
      } catch (wrong) {
        if (stop.signal.aborted) {
          show("Paused. Go on when you are ready; what has arrived is kept for a day.");
        } else {
          if (wrong.final) {
            sessionStorage.removeItem(mark);
            at = null;
          }

          show(wrong.final ? wrong.message : "The line broke. What has arrived is kept for a day; go on when there is a line.");
        }
      } finally {
        if (running === stop) {
          running = null;
        }

        buttons();
      }
    }

    async function create(file, signal) {
      const answer = await fetch("/uploads", { method: "POST", signal, headers: { "Tus-Resumable": "1.0.0", "Upload-Length": String(file.size), "Upload-Metadata": metadata(file) } });
      if (answer.status !== 201) {
        throw await refused(answer);
      }

      return answer.headers.get("Location");
    }

    // Where to go on; null if there is nothing to go on with.
    async function where(signal) {
      const answer = await fetch(at, { method: "HEAD", signal, headers: { "Tus-Resumable": "1.0.0" } });
      if (answer.status === 423) {
        throw new Error("busy");
      }

      return answer.ok ? Number(answer.headers.get("Upload-Offset")) : null;
    }

    async function pieces(file, offset, signal) {
      let failed = 0;
      while (offset < file.size) {
        try {
          // A few bytes alone at first: a wrong type is then refused before much was sent.
          const end = Math.min(file.size, offset + (offset < first ? first : piece));
          const answer = await patch(file.slice(offset, end), offset, file.size, signal);
          if (answer.status !== 204) {
            throw answer.status === 409 || answer.status === 423 || answer.status >= 500 && answer.status !== 507 ? new Error("again") : Object.assign(new Error(answer.text || "The upload was refused."), { final: true });
          }

          [offset, failed] = [answer.offset, 0];
        } catch (wrong) {
          if (signal.aborted || wrong.final || failed >= waits.length) {
            throw wrong;
          }

          show("The line broke; trying again …");
          await new Promise(done => {
            setTimeout(done, waits[failed++] * 1000);
            signal.addEventListener("abort", done, { once: true });
          });
          const now = await where(signal).catch(() => offset);
          if (now === null) {
            throw Object.assign(new Error("The upload is gone: it was taken back, or a day has passed. Begin again."), { final: true });
          }

          offset = now;
        }
      }
    }

    // XMLHttpRequest, since fetch does not tell how much has been sent.
    function patch(part, offset, whole, signal) {
      return new Promise((done, fail) => {
        const request = new XMLHttpRequest();
        request.open("PATCH", at);
        request.setRequestHeader("Tus-Resumable", "1.0.0");
        request.setRequestHeader("Upload-Offset", String(offset));
        request.setRequestHeader("Content-Type", "application/offset+octet-stream");
        request.upload.onprogress = event => showProgress(offset + event.loaded, whole);
        request.onload = () => done({ status: request.status, offset: Number(request.getResponseHeader("Upload-Offset")), text: request.responseText });
        request.onerror = request.ontimeout = () => fail(new Error("line"));
        request.onabort = () => fail(new Error("paused"));
        signal.addEventListener("abort", () => request.abort(), { once: true });
        request.send(part);
      });
    }

    async function refused(answer) {
      return Object.assign(new Error(await answer.text() || "The upload was refused."), { final: answer.status < 500 });
    }

    // The file's name stays here: it may be a client's.
    function metadata(file) {
      const fields = new FormData(form), dot = file.name.lastIndexOf(".");
      const said = {
        treatment: fields.get("treatment"), held: moment(fields.get("held")), medium: fields.get("medium"), recorded: fields.getAll("recorded").join(" "),
        agreed: fields.get("agreed"), stopped: fields.get("stopped"), type: file.type, ending: dot < 0 ? "" : file.name.slice(dot),
      };
      return Object.entries(said).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(",");
    }

    function moment(text) {
      const at = new Date(text ?? "");
      return isNaN(at) ? text : at.toISOString();
    }

    function base64(text) {
      return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    }

    // Which file it was, after a reload, without a name: its size, its day, and what the form says.
    async function fingerprint(file) {
      const bytes = new TextEncoder().encode(`${file?.size} ${file?.lastModified} ${file ? metadata(file) : ""}`);
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return "upload " + Array.from(hash.slice(0, 12), one => one.toString(16).padStart(2, "0")).join("");
    }

    function showProgress(sent, whole) {
      if (progress) {
        [progress.hidden, progress.max, progress.value] = [false, whole, sent];
      }

      show(`${Math.floor(100 * sent / whole)} % of ${Math.ceil(whole / 1e6)} MB`);
    }

    function buttons() {
      for (const [button, shown] of [[pause, running !== null], [resume, running === null && at !== null], [cancel, at !== null || running !== null]]) {
        if (button) {
          button.hidden = !shown;
        }
      }
    }

    function show(text) {
      if (says) {
        says.textContent = text;
      }
    }
  }
})();
