"""Trains the reader: fine-tunes a small encoder (MiniLM-L6, Apache-2.0) on the corpus, and writes it as ONNX with int8 weights.

usage: reader.py BASE ROWS OUT [--epochs N] [--rows N] [--threads N] [--keep FOLDER]

BASE holds model.safetensors; ROWS is what `framekeeper train CORPUS --reader FOLDER --rows FILE` writes; OUT is the model
file. A checkpoint is kept beside ROWS every ten minutes, and the same command goes on from it. Runs on Debian's python3-torch,
python3-onnx and libopenblas0-pthread alone (/usr/bin/python3); seeds are fixed, and one thread gives the same weights again.
"""
import argparse
import hashlib
import json
import os
import random
import time

# Debian's OpenBLAS knows the newest processors by no name and falls back to slow code; these kernels run on all with AVX-512.
if "avx512f" in open("/proc/cpuinfo").read():
    os.environ.setdefault("OPENBLAS_CORETYPE", "SKYLAKEX")

import torch
from torch import nn

import model
import onnx_file
import rows

BATCH = 16
CHUNK = 64          # batches whose lines are sorted by length together
RATE, HEAD = 1.5e-4, 10
WARM = 0.06
MARK_STEPS = 60
CHECKPOINT = 600    # seconds
WAY = 0.8           # how far from the base encoder towards the trained one: what lies between them cries wolf less on talk unlike the corpus


def batches(data, turns, seed, epoch):
    """Turns with their lines, a batch at a time: alike in length, in an order of the epoch's own."""
    dice = random.Random(f"{seed} {epoch}")
    order = list(turns)
    dice.shuffle(order)
    for at in range(0, len(order), BATCH * CHUNK):
        chunk = sorted(((turn, data.line(turn, dice)) for turn in order[at:at + BATCH * CHUNK]), key=lambda entry: len(entry[1][0]))
        some = [chunk[i:i + BATCH] for i in range(0, len(chunk), BATCH)]
        dice.shuffle(some)
        yield from some


def train(options):
    data = rows.Rows(options.rows_file)
    turns = data.training(options.rows)
    print(f"{len(turns)} turns", flush=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    reader = model.Reader(len(data.outputs))
    reader.begin(model.read(os.path.join(options.base, "model.safetensors")))
    parts = [{"params": [p for p in reader.body() if p.requires_grad], "lr": RATE}, {"params": list(reader.heads()), "lr": RATE * HEAD}]
    optimiser = torch.optim.AdamW(parts, weight_decay=0.01)
    each = (len(turns) + BATCH - 1) // BATCH
    steps = options.epochs * each
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / (WARM * steps + 1)) * max(0.0, (steps - step) / steps))
    name = hashlib.sha256(f"{data.digest} {options.epochs} {options.rows} {options.seed}".encode()).hexdigest()[:12]
    file = os.path.join(options.keep, f"reader.{name}.checkpoint")
    step = resume(file, reader, optimiser, schedule)
    began, kept, sum_ = time.time(), time.time(), 0.0
    reader.train()
    for epoch in range(step // each, options.epochs):
        for at, batch in enumerate(batches(data, turns, options.seed, epoch)):
            if epoch * each + at < step:
                continue
            ids, kinds = rows.lines([line for _, line in batch])
            wanted, asked = rows.targets(data, [turn for turn, _ in batch])
            loss = (nn.functional.binary_cross_entropy_with_logits(reader(ids, kinds), wanted, reduction="none") * asked).sum(1).mean()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step, sum_ = step + 1, sum_ + loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {sum_ / 50:.3f}, {time.time() - began:.0f} s", flush=True)
                sum_ = 0.0
            if time.time() - kept > CHECKPOINT:
                kept = time.time()
                keep(file, step, reader, optimiser, schedule)
    keep(file, step, reader, optimiser, schedule)
    settle(reader, len(data.outputs), options.base)
    if data.marked():
        underline(data, reader)
    return reader


@torch.no_grad()
def settle(reader, outputs, base):
    """The encoder's weights part of the way back to where they began (Wortsman et al. 2022, Robust fine-tuning); its heads stay."""
    began = model.Reader(outputs)
    began.begin(model.read(os.path.join(base, "model.safetensors")))
    for now, then in zip(reader.body(), began.body()):
        now.lerp_(then, 1 - WAY)


def underline(data, reader):
    """Learns which words people underline, from what the last two layers make of them; what is decided stays as it is."""
    reader.eval()
    marked = sorted(data.marked(), key=lambda turn: len(turn.ids))
    widest = len(marked[-1].ids)
    seen, right, off = torch.zeros(len(marked), widest, reader.marked.in_features), torch.zeros(len(marked), widest), torch.full((len(marked), widest), -1e4)
    with torch.no_grad():
        for at in range(0, len(marked), BATCH):
            some = marked[at:at + BATCH]
            ids, kinds = rows.lines([data.line(turn) for turn in some])
            last, x, _ = reader.layered(ids, kinds)
            for number, turn in enumerate(some, at):
                own = slice(data.shape["lead"], data.shape["lead"] + len(turn.ids))
                seen[number, :len(turn.ids)] = torch.cat([last[number - at, own], x[number - at, own]], -1)
                right[number, turn.marks] = 1
                off[number, :len(turn.ids)] = 0
    torch.manual_seed(0)
    nn.init.normal_(reader.marked.weight, 0, 0.02)
    nn.init.zeros_(reader.marked.bias)
    optimiser = torch.optim.AdamW(reader.marked.parameters(), lr=5e-3, weight_decay=0.01)
    for step in range(MARK_STEPS):
        share = (torch.softmax(reader.marked(seen)[..., 0] + off, 1) * right).sum(1)
        loss = -torch.log(share + 1e-9).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    print(f"underlined turns: {len(marked)}, loss {loss.item():.3f}", flush=True)


@torch.no_grad()
def check(file, reader, data):
    """A few turns with what the trained model says of them, so that a test can tell what int8 costs."""
    reader.eval()
    turns = sorted(data.turns, key=lambda turn: turn.key)[-24:]
    made = [data.line(turn) for turn in turns]
    said = []
    for ids, own in made:
        line, kinds = rows.lines([(ids, own)])
        said.append({"ids": ids, "own": own, "logits": [round(value, 4) for value in reader(line, kinds)[0].tolist()]})
    with open(file, "w", encoding="utf-8") as out:
        json.dump(said, out, separators=(",", ":"))
        out.write("\n")


def keep(file, step, reader, optimiser, schedule):
    torch.save({"step": step, "reader": reader.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(), "dice": torch.get_rng_state()}, file + ".part")
    os.replace(file + ".part", file)


def resume(file, reader, optimiser, schedule):
    if not os.path.exists(file):
        return 0
    kept = torch.load(file)
    reader.load_state_dict(kept["reader"])
    optimiser.load_state_dict(kept["optimiser"])
    schedule.load_state_dict(kept["schedule"])
    torch.set_rng_state(kept["dice"])
    print(f"going on from step {kept['step']}", flush=True)
    return kept["step"]


if __name__ == "__main__":
    call = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    call.add_argument("base")
    call.add_argument("rows_file", metavar="ROWS")
    call.add_argument("out")
    call.add_argument("--epochs", type=int, default=3)
    call.add_argument("--rows", type=int, default=0, help="so many of the training turns alone, always the same ones; 0: all")
    call.add_argument("--seed", type=int, default=1)
    call.add_argument("--threads", type=int, default=1)
    call.add_argument("--keep", default=None, help="where checkpoints are kept; beside ROWS without it")
    options = call.parse_args()
    options.keep = options.keep or os.path.dirname(os.path.abspath(options.rows_file))
    trained = train(options)
    onnx_file.write(options.out, {name: value.numpy() for name, value in trained.state_dict().items()})
    check(os.path.splitext(options.out)[0] + ".check.json", trained, rows.Rows(options.rows_file))
    print(options.out)
