// A message is looked at while it is written: by the gate after a short pause, and by the reader after a longer one. What is written goes to this clinic's own machine and is not kept.
const form = document.getElementById("writing");
if (form) {
  const [box, under, status, list, none, why] = ["text", "under", "seen", "findings", "none", "why"].map(id => document.getElementById(id));
  const token = form.querySelector("[name=__RequestVerificationToken]").value;
  const field = name => form.querySelector(`[name=${name}]`);
  let timers = [], asking = new AbortController(), flagged = "";
  document.getElementById("look").hidden = true;

  const call = (path, more, signal) => fetch(path, {
    method: "POST", signal, headers: { "Content-Type": "application/json", RequestVerificationToken: token },
    body: JSON.stringify({ treatment: field("Treatment").value, text: box.value, before: field("Before").value, ...more }),
  });

  const part = (name, text, into) => {
    const made = into.appendChild(document.createElement(name));
    made.textContent = text;
    return made;
  };

  const underline = spans => {
    under.replaceChildren();
    let at = 0;
    for (const span of [...spans].sort((a, b) => a.start - b.start)) {
      if (span.start < at || span.end <= span.start) continue;
      under.append(box.value.slice(at, span.start));
      part("mark", box.value.slice(span.start, span.end), under).className = `level-${span.level}`;
      at = span.end;
    }
    under.append(box.value.slice(at) + "\n");
    under.scrollTop = box.scrollTop;
  };

  const show = (answer, closely) => {
    underline(answer.spans);
    none.hidden = answer.spans.length > 0;
    list.replaceChildren(...answer.spans.map(span => {
      const article = document.createElement("article");
      article.className = `finding level-${span.level}`;
      part("h3", span.title, article);
      part("q", span.quote, part("p", "", article)).dir = "auto";
      const facts = part("dl", "", article);
      for (const [name, text] of [["Why", span.why], ["Where the client stands", span.client], ["Within the frame", span.instead]]) {
        part("dt", name, facts);
        part("dd", text, facts);
      }
      part("p", span.doubt, article).className = "small soft";
      return article;
    }));
    if (closely) {
      why.hidden = answer.decision !== "hold";
      status.textContent = answer.says;
      if (answer.spans.length > 0 && !flagged) flagged = box.value;
    }
  };

  const look = async closely => {
    const text = box.value;
    if (!text.trim()) return show({ spans: [], decision: "send", says: "" }, true);
    try {
      const answer = await call("/write/screen", { closely }, asking.signal);
      if (answer.ok && text === box.value) show(await answer.json(), closely);
      else if (!answer.ok) status.textContent = "This was not looked at; it went wrong on our side. You can go on without.";
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = "This was not looked at; the clinic's machine did not answer. You can go on without.";
    }
  };

  const later = () => {
    timers.forEach(clearTimeout);
    asking.abort();
    asking = new AbortController();
    underline([]);
    timers = [setTimeout(look, 60, false), setTimeout(look, 160, true)];
  };
  box.addEventListener("input", later);
  field("Treatment").addEventListener("change", later);
  field("Before").addEventListener("input", later);
  box.addEventListener("scroll", () => { under.scrollTop = box.scrollTop; });

  form.addEventListener("submit", async event => {
    event.preventDefault();

    // A look that is still on its way would say less than the answer, and after it.
    timers.forEach(clearTimeout);
    asking.abort();
    asking = new AbortController();
    const taken = await call("/write/take", { reason: field("Reason").value, key: field("Key").value, changed: flagged !== "" && flagged !== box.value && list.childElementCount === 0 });
    if (taken.status === 204) {
      if (form.dataset.platform) {
        box.value = "";
        field("Before").value = "";
        field("Key").value = crypto.randomUUID();
        underline([]);
        status.textContent = "It is sent. Nothing of it was kept here.";
      } else try {
        await navigator.clipboard.writeText(box.value);
        status.textContent = "The message is copied. Nothing was sent, and nothing of it was kept here.";
      } catch {
        box.select();
        status.textContent = "Copy the message, which is selected, with Ctrl and C. Nothing was sent, and nothing of it was kept here.";
      }
      flagged = "";
      field("Reason").value = "";
    } else if (taken.ok) {
      show(await taken.json(), true);
      why.hidden = false;
      field("Reason").focus();
      status.textContent = "This message is held. Say why it is to go as it is, and take it again; your supervisor is told of the reason.";
    } else if (taken.status === 502) {
      status.textContent = (await taken.json()).says;
    } else {
      status.textContent = "That did not work. Load the page again, and try once more.";
    }
  });
  if (box.value) later();
}
