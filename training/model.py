"""The encoder: BERT's layers (Devlin et al. 2019) as MiniLM-L6 has them, a head that scores every word piece for every question, and one more for accounts."""
import json
import math
import struct

import numpy as np
import torch
from torch import nn

PART = 102
LEAD = 2
REPORT = 3          # the role of an account in a client's own words
# Before anything is learned an act is as rare as in the corpus: about thirty pieces that each say e to the minus 5.5.
RARE = -5.5


def read(path):
    """The tensors of a safetensors file, in single precision."""
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    head = json.loads(data[8:8 + size])
    kinds = {"F32": np.float32, "F16": np.float16}
    tensors = {}
    for name, entry in head.items():
        if name != "__metadata__" and entry["dtype"] in kinds:
            begin, end = entry["data_offsets"]
            kind = np.dtype(kinds[entry["dtype"]])
            tensors[name] = torch.tensor(np.frombuffer(data, kind, (end - begin) // kind.itemsize, 8 + size + begin).reshape(entry["shape"]).astype(np.float32))
    return tensors


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.i, self.j = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x, off):
        lines, pieces, width = x.shape
        q, k, v = self.qkv(x).view(lines, pieces, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + off, -1) @ v
        x = self.n1(x + self.o(seen.transpose(1, 2).reshape(lines, pieces, width)))
        return self.n2(x + self.j(nn.functional.gelu(self.i(x))))


class Reader(nn.Module):
    """ids, kinds (lines by pieces) to logits (lines by outputs)."""

    def __init__(self, outputs, width=384, layers=6, heads=12, inner=1536):
        super().__init__()
        self.word, self.place, self.kind = nn.Embedding(30522, width), nn.Embedding(512, width), nn.Embedding(2, width)
        self.norm, self.drop = nn.LayerNorm(width, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.said, self.whole = nn.Linear(width, outputs), nn.Linear(width, outputs)
        self.told = nn.Linear(width, outputs)      # what an account says otherwise than a turn
        self.marked = nn.Linear(2 * width, 1)

    def begin(self, base):
        """From the base encoder; words and places stay as they are, which the corpus is too small to better."""
        put = lambda to, name: to.data.copy_(base[name][:to.shape[0]])
        put(self.word.weight, "embeddings.word_embeddings.weight")
        put(self.place.weight, "embeddings.position_embeddings.weight")
        put(self.kind.weight, "embeddings.token_type_embeddings.weight")
        put(self.norm.weight, "embeddings.LayerNorm.weight")
        put(self.norm.bias, "embeddings.LayerNorm.bias")
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}."
            for end in ("weight", "bias"):
                getattr(layer.qkv, end).data.copy_(torch.cat([base[f"{name}attention.self.{part}.{end}"] for part in ("query", "key", "value")]))
                for to, part in ((layer.o, "attention.output.dense"), (layer.n1, "attention.output.LayerNorm"), (layer.i, "intermediate.dense"), (layer.j, "output.dense"), (layer.n2, "output.LayerNorm")):
                    put(getattr(to, end), f"{name}{part}.{end}")
        for head, bias, spread in ((self.said, RARE, 0.02), (self.whole, 0.0, 0.02), (self.told, 0.0, 0.0)):
            head.weight.data.normal_(0, spread)
            head.bias.data.fill_(bias)
        self.word.weight.requires_grad_(False)
        self.place.weight.requires_grad_(False)

    def heads(self):
        return [*self.said.parameters(), *self.whole.parameters(), *self.told.parameters()]

    def body(self):
        known = {id(p) for p in self.heads()}
        return [p for p in self.parameters() if id(p) not in known and not any(p is mark for mark in self.marked.parameters())]

    def layered(self, ids, kinds):
        """What the last two layers make of each piece, and which pieces are the turn's own words."""
        there = (ids != 0).float()
        x = self.drop(self.norm(self.word(ids) + self.place.weight[:ids.shape[1]] + self.kind(kinds)))
        off = ((1 - there) * -1e4)[:, None, None, :]
        for layer in self.layers:
            last, x = x, layer(x, off)
        own = there * (kinds == 0) * (ids != PART)
        own[:, :LEAD] = 0
        return last, x, own

    def forward(self, ids, kinds):
        _, x, own = self.layered(ids, kinds)
        said = self.said(self.drop(x)) + ((1 - own) * -1e4)[..., None]
        first = self.drop(x[:, 0])
        return torch.logsumexp(said, 1) + self.whole(first) - math.log(4) + self.told(first) * (ids[:, 1:2] == REPORT)
