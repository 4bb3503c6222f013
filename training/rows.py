"""The rows that the reader is trained on, laid out for the encoder as `Lines.cs` lays out what it reads."""
import hashlib
import json
import os
from dataclasses import dataclass, field

import torch

FORGET = 0.3        # how often what was said before, or the terms, is left out: else its absence becomes a sign
NOISE = 0.3         # how often a spoken turn is taken as a recogniser heard it
CLEAN_CLIENT = 35   # of a hundred clients' turns without a signal so many are kept
BEYOND = 3.0        # whether there is anything weighs as much as so many kinds


@dataclass
class Turn:
    speaker: str
    ids: list
    heard: list
    terms: list
    acts: list
    beyond: bool
    danger: bool
    key: int
    before: list = field(default_factory=list)
    marks: list = field(default_factory=list)   # places of the pieces that a person underlined


class Rows:
    def __init__(self, path):
        self.digest = hashlib.sha256(open(path, "rb").read()).hexdigest()
        lines = open(path, encoding="utf-8")
        self.shape = json.loads(next(lines))
        self.outputs = self.shape["outputs"]
        self.turns, session, said = [], None, []
        marks = read_marks(os.path.splitext(path)[0] + ".marks.jsonl")
        for line in lines:
            row = json.loads(line)
            here = (row["voice"], row["session"])
            said = said if here == session else []
            session = here
            key = int(hashlib.sha256(f"{here} {len(said)}".encode()).hexdigest()[:8], 16)
            turn = Turn(row["speaker"], row["ids"], row["heard"], row["terms"], row["acts"], row["beyond"], row["danger"], key, said[-self.shape["before"]:][::-1], marks.get((*here, len(said)), []))
            said = said + [turn]
            if row["part"] == "train" and row["judged"] and turn.ids:
                self.turns.append(turn)

    def training(self, count=0):
        """The turns that are trained on, or always the same few of them."""
        kept = [turn for turn in self.turns if turn.speaker != "client" or turn.acts or turn.key % 100 < CLEAN_CLIENT]
        return sorted(kept, key=lambda turn: turn.key)[:count] if count else kept

    def marked(self):
        """The turns of which a person underlined what carries the act, but for those too long to be read at once."""
        return [turn for turn in self.turns if turn.marks and len(turn.ids) <= self.shape["longest"]]

    def line(self, turn, dice=None):
        """Word pieces, and how many of them are the turn's own; with dice as it is trained on: sometimes noisy, sometimes without what was said before."""
        noisy = dice is not None and dice.random() < NOISE
        words = lambda said: said.heard if noisy and said.heard else said.ids
        shape, own = self.shape, words(turn)
        if len(own) > shape["longest"]:
            at = dice.choice([0, len(own) - shape["longest"]]) if dice else 0
            own = own[at:at + shape["longest"]]
        ids = [shape["begin"], shape[turn.speaker], *own, shape["part"]]
        length = len(ids)
        if dice is None or dice.random() >= FORGET:
            for number, said in enumerate(turn.before):
                ids += [shape[said.speaker], *words(said)[-(shape["last"] if number == 0 else shape["earlier"]):], shape["part"]]
        if turn.terms and (dice is None or dice.random() >= FORGET):
            ids += [shape["agreed"], *turn.terms, shape["part"]]
        return ids, length


def read_marks(path):
    """By voice, session and place: the pieces that a person underlined; none where there is no such file."""
    if not os.path.exists(path):
        return {}
    return {(mark["voice"], mark["session"], mark["turn"]): mark["pieces"] for mark in map(json.loads, open(path, encoding="utf-8"))}


def lines(made):
    width = max(len(ids) for ids, _ in made)
    ids, kinds = torch.zeros(len(made), width, dtype=torch.long), torch.ones(len(made), width, dtype=torch.long)
    for number, (line, own) in enumerate(made):
        ids[number, :len(line)] = torch.tensor(line)
        kinds[number, :own] = 0
    return ids, kinds


def targets(data, turns):
    """What is to be said of each turn, and how much each question of it weighs."""
    def want(turn, output):
        return turn.danger if output == "danger" else turn.beyond if output == "beyond" else output in turn.acts

    def ask(turn, output):
        if output == "danger":
            return turn.speaker == "report"
        if output == "beyond":
            return BEYOND * (turn.speaker != "client")
        return output.startswith("client.") == (turn.speaker == "client")

    return [torch.tensor([[float(said(turn, output)) for output in data.outputs] for turn in turns]) for said in (want, ask)]

